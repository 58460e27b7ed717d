namespace PersistentObjects.Model.Tests.Running;

/// <summary>What a step throws to abort its transaction.</summary>
sealed class AbortedException() : Exception("A step of the program aborts its transaction.");
