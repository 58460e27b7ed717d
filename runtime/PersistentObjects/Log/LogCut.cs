namespace PersistentObjects.Log;

/// <summary>The torn tail that was, or is about to be, cut away from the last segment.</summary>
/// <param name="File">The full name of the segment.</param>
/// <param name="Offset">Where the torn tail begins.</param>
/// <param name="Length">Its length in bytes, up to the last one that is not zero.</param>
/// <param name="KeptIn">The full name of the file that keeps its bytes; it exists once appending has begun.</param>
sealed record LogCut(string File, long Offset, long Length, string KeptIn);
