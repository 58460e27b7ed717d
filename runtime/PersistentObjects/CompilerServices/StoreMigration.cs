using System.ComponentModel;

namespace PersistentObjects.CompilerServices;

/// <summary>A method that a <see cref="MigrationAttribute"/> marks.</summary>
/// <param name="Id">Its name in the store.</param>
/// <param name="Run">Calls it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record StoreMigration(string Id, Action<RetiredData> Run);
