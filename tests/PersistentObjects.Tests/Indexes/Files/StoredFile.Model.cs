using System.Collections.Immutable;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Indexes.Files;

partial class StoredFile
{
    static readonly PersistentProperty<Folder?> FolderProperty = new(
        "Folder", ValueCodecs.NullableReference<Folder>("PersistentObjects.Tests.Indexes.Files.Folder"), static o => ref ((StoredFile)o)._folder);

    static readonly PersistentProperty<string> NameProperty = new("Name", ValueCodecs.String, static o => ref ((StoredFile)o)._name);

    static readonly PersistentProperty<string?> OwnerProperty = new("Owner", ValueCodecs.NullableString, static o => ref ((StoredFile)o)._owner);

    static readonly PersistentProperty<string?> AliasProperty = new("Alias", ValueCodecs.NullableString, static o => ref ((StoredFile)o)._alias);

    static readonly PersistentProperty<int?> SizeProperty = new(
        "Size", ValueCodecs.Nullable(ValueCodecs.Int32), static o => ref ((StoredFile)o)._size);

    static readonly PersistentProperty<bool> IsDroppedProperty = new("IsDropped", ValueCodecs.Boolean, static o => ref ((StoredFile)o)._isDropped);

    static readonly PersistentProperty<ImmutableArray<string>> TagsProperty = new(
        "Tags", ValueCodecs.ImmutableArray(ValueCodecs.String), static o => ref ((StoredFile)o)._tags);

    static readonly PersistentProperty<Guid> MarkProperty = new("Mark", ValueCodecs.Guid, static o => ref ((StoredFile)o)._mark);

    /// <summary>Unique, composite, filtered, and one component compared without case.</summary>
    internal static readonly UniqueIndexDefinition<(Folder?, string)> ByPath = new(
        "ByPath",
        KeySource<(Folder?, string)>.Computed(
            "(Folder, Name)",
            static (PersistentObject o, out (Folder?, string) key) =>
            {
                var file = (StoredFile)o;
                key = (file.Folder, file.Name);
                return !file.IsDropped;
            },
            [FolderProperty, NameProperty, IsDroppedProperty]),
        KeyComparison.Composite<Folder?, string>(null, KeyComparison.Strings<string>(StringComparison.OrdinalIgnoreCase)));

    /// <summary>The inverse of a reference.</summary>
    internal static readonly EqualityIndexDefinition<Folder?> ByFolder = new("ByFolder", FolderProperty);

    /// <summary>Equality as a comparer of the user's says.</summary>
    internal static readonly EqualityIndexDefinition<string?> ByOwner = new(
        "ByOwner", OwnerProperty, KeyComparison.Equality<string?>(FaultyComparer.Instance!));

    /// <summary>Elements, compared without case.</summary>
    internal static readonly EqualityIndexDefinition<string> ByTag = new(
        "ByTag",
        KeySource<string>.Elements(
            "Tags",
            static (o, keys) =>
            {
                var tags = ((StoredFile)o).Tags;
                if (!tags.IsDefault) keys.AddRange(tags);
            },
            [TagsProperty]),
        KeyComparison.Strings<string>(StringComparison.OrdinalIgnoreCase));

    /// <summary>A computed property.</summary>
    internal static readonly EqualityIndexDefinition<string> ByExtension = new(
        "ByExtension",
        KeySource<string>.Computed(
            "Extension",
            static (PersistentObject o, out string key) =>
            {
                key = ((StoredFile)o).Extension;
                return true;
            },
            [NameProperty]));

    /// <summary>Filtered.</summary>
    internal static readonly EqualityIndexDefinition<int?> ByKeptSize = new(
        "ByKeptSize",
        KeySource<int?>.Computed(
            "Size",
            static (PersistentObject o, out int? key) =>
            {
                key = ((StoredFile)o).Size;
                return !((StoredFile)o).IsDropped;
            },
            [SizeProperty, IsDroppedProperty]));

    /// <summary>A value wider than a machine word beside another property.</summary>
    internal static readonly EqualityIndexDefinition<(Guid, string)> ByMarkName = new(
        "ByMarkName",
        KeySource<(Guid, string)>.Computed(
            "(Mark, Name)",
            static (PersistentObject o, out (Guid, string) key) =>
            {
                var file = (StoredFile)o;
                key = (file.Mark, file._name);
                return true;
            },
            [MarkProperty, NameProperty]),
        KeyComparison.Composite<Guid, string>(null, null));

    internal static readonly OrderedIndexDefinition<int?> BySize = new("BySize", SizeProperty);

    internal static readonly OrderedIndexDefinition<string> ByName = new("ByName", NameProperty);

    internal static readonly UniqueOrderedIndexDefinition<string?> ByAlias = new(
        "ByAlias", AliasProperty, KeyComparison.Strings<string?>(StringComparison.OrdinalIgnoreCase));

    /// <summary>Ordered as a comparer of the user's says.</summary>
    internal static readonly OrderedIndexDefinition<string?> ByOwnerOrder = new(
        "ByOwnerOrder", OwnerProperty, KeyComparison.Order<string?>(FaultyComparer.Instance!));

    /// <summary>Ordered elements of a computed property: a text search by beginnings.</summary>
    internal static readonly OrderedIndexDefinition<string> ByWord = new(
        "ByWord", KeySource<string>.Elements("Words", static (o, keys) => keys.AddRange(((StoredFile)o).Words), [NameProperty]));

    internal static readonly OrderedCompositeIndexDefinition<Folder?, int?> ByFolderSize = new(
        "ByFolderSize",
        KeySource<(Folder? First, int? Last)>.Computed(
            "(Folder, Size)",
            static (PersistentObject o, out (Folder? First, int? Last) key) =>
            {
                var file = (StoredFile)o;
                key = (file.Folder, file.Size);
                return true;
            },
            [FolderProperty, SizeProperty]),
        KeyComparison.Composite<Folder?, int?>(null, null));

    /// <summary>Unique, ordered, composite, filtered, and one component compared without case.</summary>
    internal static readonly UniqueOrderedCompositeIndexDefinition<Folder?, string?> ByFolderAlias = new(
        "ByFolderAlias",
        KeySource<(Folder? First, string? Last)>.Computed(
            "(Folder, Alias)",
            static (PersistentObject o, out (Folder? First, string? Last) key) =>
            {
                var file = (StoredFile)o;
                key = (file.Folder, file.Alias);
                return !file.IsDropped;
            },
            [FolderProperty, AliasProperty, IsDroppedProperty]),
        KeyComparison.Composite<Folder?, string?>(null, KeyComparison.Strings<string?>(StringComparison.OrdinalIgnoreCase)));

    static readonly PersistentClass Class = new(
        "PersistentObjects.Tests.Indexes.Files.StoredFile",
        typeof(StoredFile),
        null,
        static () => new StoredFile(),
        [FolderProperty, NameProperty, OwnerProperty, AliasProperty, SizeProperty, IsDroppedProperty, TagsProperty, MarkProperty],
        [ByPath, ByFolder, ByOwner, ByTag, ByExtension, ByKeptSize, ByMarkName, BySize, ByName, ByAlias, ByOwnerOrder, ByWord, ByFolderSize, ByFolderAlias],
        static () => [PersistentClass.Of<Folder>()]);

    static PersistentClass IPersistentClass<StoredFile>.Model => Class;
}
