using System.Collections.Immutable;
using PersistentObjects.CompilerServices;

namespace PersistentObjects.Tests.Indexes.Files;

/// <summary>A class as the generator would write it, so that its indexes may be of every kind.</summary>
sealed partial class StoredFile : PersistentObject, IPersistentClass<StoredFile>
{
    Folder? _folder;
    string _name = "";
    string? _owner;
    string? _alias;
    int? _size;
    bool _isDropped;
    ImmutableArray<string> _tags = [];
    Guid _mark;

    public Folder? Folder
    {
        get => Read(ref _folder, FolderProperty);
        set => Write(ref _folder, FolderProperty, value);
    }

    public string Name
    {
        get => Read(ref _name, NameProperty);
        set => Write(ref _name, NameProperty, value);
    }

    public string? Owner
    {
        get => Read(ref _owner, OwnerProperty);
        set => Write(ref _owner, OwnerProperty, value);
    }

    public string? Alias
    {
        get => Read(ref _alias, AliasProperty);
        set => Write(ref _alias, AliasProperty, value);
    }

    public int? Size
    {
        get => Read(ref _size, SizeProperty);
        set => Write(ref _size, SizeProperty, value);
    }

    public bool IsDropped
    {
        get => Read(ref _isDropped, IsDroppedProperty);
        set => Write(ref _isDropped, IsDroppedProperty, value);
    }

    public ImmutableArray<string> Tags
    {
        get => Read(ref _tags, TagsProperty);
        set => Write(ref _tags, TagsProperty, value);
    }

    public Guid Mark
    {
        get => Fields.TryReadWide(this, ref _mark, out var value) ? value : MarkProperty.ReadVersion(this);
        set => Write(ref _mark, MarkProperty, value);
    }

    public string Extension => Name[(Name.LastIndexOf('.') + 1)..];

    /// <summary>A text search over the name, which fails when a test wants it.</summary>
    public ImmutableArray<string> Words
    {
        get
        {
            FaultyComparer.Count();
            return [.. Name.Split('.', '-', ' ')];
        }
    }

    public override string ToString() => $"file {Name}";

    T Read<T>(ref T field, PersistentProperty<T> property)
    {
        var value = Fields.Read(ref field);
        return Fields.IsSettled(this) ? value : property.ReadVersion(this);
    }

    void Write<T>(ref T field, PersistentProperty<T> property, T value)
    {
        if (Fields.IsDetached(this)) field = value;
        else property.Set(this, value);
    }
}
