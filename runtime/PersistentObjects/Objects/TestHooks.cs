using System.Diagnostics;

namespace PersistentObjects.Objects;

/// <summary>The points between two loads or stores at which an unlucky schedule can do harm.</summary>
enum HookPoint
{
    FieldLoaded,
    ChainStep,
    CandidateLoaded,
    CandidatesLoaded,
    DraftBuilt,
    SidecarSet,
    WideHalfWritten,
    LeafHalfRead,
    LeafHalfWritten,
    FieldsWritten,
    BeforePublished,
    ScopesRead,
    ScopeChecked,
    ScopeOpening,
    WriterQueued,
    WriterRefused,
    WriterWoken,
    VersionAwaited,
    WaiterTold,
    SnapshotEncoded,
    ChangesGrow,
    PagesGrow,
    RecordGrows,
    BatchGrows,
    LeaderQueued,
    SettlerQueued,
    BlobComplete,
    BlobNeedless,
}

/// <summary>Lets a test stop or slow down a thread at a <see cref="HookPoint"/>. Release builds contain no call of it.</summary>
static class TestHooks
{
    [ThreadStatic]
    static Action<HookPoint>? t_handler;

    /// <summary>Called on this thread only.</summary>
    internal static Action<HookPoint>? Handler
    {
        get => t_handler;
        set => t_handler = value;
    }

    [Conditional("DELAY_HOOKS")]
    internal static void At(HookPoint point) => t_handler?.Invoke(point);
}
