namespace PersistentObjects.Model.Tests.Programs;

/// <summary>What a step of a program does.</summary>
enum Act
{
    AddDocument,
    AddMemo,
    AddFolder,

    /// <summary>Adds a document that brings a new folder along.</summary>
    AddBoth,

    /// <summary>Adds an object once more whose Add was rolled back.</summary>
    AddAgain,
    Set,
    SetFolder,
    RenameFolder,
    Delete,
    DeleteFolder,

    /// <summary>Two documents swap a unique key, in a transaction.</summary>
    Swap,

    /// <summary>Writes what is there already.</summary>
    SetSame,

    /// <summary>A transaction with a lambda; inside another one a part of that.</summary>
    Write,

    /// <summary>A transaction of the explicit form, which is committed.</summary>
    BeginWrite,

    /// <summary>A transaction of the explicit form, which is not committed.</summary>
    BeginWriteOnly,

    /// <summary>A transaction whose durability alone is awaited.</summary>
    WriteAsync,

    /// <summary>Throws, if it is in a transaction.</summary>
    Abort,

    /// <summary>Requires a version of an object, the right one or a wrong one.</summary>
    Require,
    Read,
    OpenView,
    EnterView,
    CloseView,
    OpenEnumeration,
    Flush,

    /// <summary>Closes the store, or loses it to a power cut or a kill, and opens it again.</summary>
    Restart,
}
