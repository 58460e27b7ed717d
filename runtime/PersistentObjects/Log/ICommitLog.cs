namespace PersistentObjects.Log;

/// <summary>
/// Where the commit pipeline puts its batches: append in order, and be told when they are durable, or that they never
/// will be. A replicated log can take the local file's place here.
/// </summary>
/// <remarks>
/// <para>
/// Called by one thread at a time, the one that leads a flush. Several appends may precede one <see cref="Sync"/>. When
/// <see cref="Sync"/> has returned normally, all batches appended before are durable, in order and each as a whole.
/// </para>
/// <para>
/// After any exception the outcome of every batch since the last successful <see cref="Sync"/> is unknown until the
/// store is opened again. Nothing is retried, since the operating system may report success for bytes that it has
/// dropped: further calls throw <see cref="InvalidOperationException"/>.
/// </para>
/// </remarks>
interface ICommitLog : IDisposable
{
    /// <summary>
    /// Writes the batch without making it durable. The buffer belongs to the caller again on return; its header and
    /// padding have been filled in.
    /// </summary>
    void Append(BatchBuffer batch);

    /// <summary>Makes all appended batches durable.</summary>
    void Sync();
}
