using PersistentObjects.Testing;

namespace PersistentObjects.Crash.Tests.Store;

/// <summary>A workload as it was just before one of its I/O operations, or behind the last one: disk and model.</summary>
/// <param name="Operation">The number of the operation that was to be made next.</param>
/// <param name="Disk">What a process that is killed at this moment leaves. For one crash only, or several power cuts.</param>
/// <param name="History">What has happened until then; to be forked.</param>
sealed record Moment(int Operation, SimulatedDisk Disk, StoreHistory History);
