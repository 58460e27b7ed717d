namespace PersistentObjects.Log;

/// <summary>Why the bytes at the end of what could be read are not a batch.</summary>
readonly record struct BatchFault(string Expected, string Found);
