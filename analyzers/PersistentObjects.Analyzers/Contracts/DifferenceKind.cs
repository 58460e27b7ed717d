namespace PersistentObjects.Analyzers.Contracts;

/// <summary>How today's declarations differ from a contract in what they mean for stored data.</summary>
enum DifferenceKind
{
    PropertyRemoved,
    ClassRemoved,
    ClassIsAbstract,
    TypeChanged,
    NullRefused,
    BaseLost,
    NullAtFirst,
    UniqueAdded,
    EnumMemberRenumbered,
    EnumMemberRemoved,
    NameReused,
    FormerNameDropped,
    RetiredNameDropped,
    MigrationRemoved,
}
