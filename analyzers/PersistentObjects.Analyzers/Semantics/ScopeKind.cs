namespace PersistentObjects.Analyzers.Semantics;

/// <summary>What must be disposed when it is done with.</summary>
enum ScopeKind
{
    ReadScope,
    Transaction,
    View,
}
