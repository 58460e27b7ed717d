namespace PersistentObjects.Schema;

/// <summary>
/// The type of a value as a schema record names it (FORMAT.md, "Names of types"): all that is needed to read a value
/// without the application that wrote it.
/// </summary>
abstract record StoredType
{
    /// <summary>Reads a name.</summary>
    /// <exception cref="RecordFormatException">It is not the name of a type, or of one that only a newer version knows.</exception>
    internal static StoredType Parse(string text) => StoredTypeParser.Parse(text);

    /// <summary>Whether null has bytes of its own among those of the type, so that a question mark changes nothing in them.</summary>
    internal virtual bool HasNullInside => false;

    /// <summary>Whether values may contain blobs.</summary>
    internal virtual bool HasBlobs => false;

    /// <summary>
    /// The name without the question marks that change no bytes: what one of two types has written the other one reads,
    /// exactly when these are the same.
    /// </summary>
    internal abstract string Layout { get; }

    /// <summary>A type without parts, such as <c>int32</c>.</summary>
    internal sealed record Scalar(string Name) : StoredType
    {
        internal override bool HasNullInside => StoredTypeNames.HasNullInside(Name);

        internal override bool HasBlobs => Name == StoredTypeNames.Blob;

        internal override string Layout => Name;
    }

    /// <summary>An enum, stored as its underlying number.</summary>
    internal sealed record Enumeration(StoredName Name, string Underlying) : StoredType
    {
        internal override string Layout => $"enum {Name.Layout} : {Underlying}";
    }

    /// <summary>A reference to objects of a persistent class.</summary>
    internal sealed record Reference(StoredName ClassName) : StoredType
    {
        internal override bool HasNullInside => true;

        internal override string Layout => "ref " + ClassName.Layout;
    }

    /// <summary>An array, whose default counts as a value.</summary>
    internal sealed record Array(StoredType Element) : StoredType
    {
        internal override bool HasBlobs => Element.HasBlobs;

        internal override string Layout => $"array<{Element.Layout}>";
    }

    /// <summary>A sequence.</summary>
    internal sealed record List(StoredType Element) : StoredType
    {
        internal override bool HasBlobs => Element.HasBlobs;

        internal override bool HasNullInside => true;

        internal override string Layout => $"list<{Element.Layout}>";
    }

    /// <summary>A set.</summary>
    internal sealed record Set(StoredType Element) : StoredType
    {
        internal override bool HasBlobs => Element.HasBlobs;

        internal override bool HasNullInside => true;

        internal override string Layout => $"set<{Element.Layout}>";
    }

    /// <summary>A dictionary.</summary>
    internal sealed record Map(StoredType Key, StoredType Value) : StoredType
    {
        internal override bool HasBlobs => Key.HasBlobs || Value.HasBlobs;

        internal override bool HasNullInside => true;

        internal override string Layout => $"map<{Key.Layout}, {Value.Layout}>";
    }

    /// <summary>A collection that changes; only a property is one.</summary>
    /// <param name="Key">Of the elements, or of the keys.</param>
    /// <param name="Value">Of the values of a dictionary.</param>
    internal abstract record Changing(StoredType Key, StoredType? Value) : StoredType
    {
        internal sealed override bool HasBlobs => Key.HasBlobs || Value?.HasBlobs == true;

        /// <summary>The type whose bytes an object is filled with.</summary>
        internal abstract StoredType Content { get; }

        internal sealed override string Layout => "p" + Content.Layout;
    }

    /// <summary>A list that changes.</summary>
    internal sealed record ChangingList(StoredType Element) : Changing(Element, null)
    {
        internal override StoredType Content => new List(Element);
    }

    /// <summary>A set that changes.</summary>
    internal sealed record ChangingSet(StoredType Element) : Changing(Element, null)
    {
        internal override StoredType Content => new Set(Element);
    }

    /// <summary>A dictionary that changes.</summary>
    internal sealed record ChangingMap(StoredType Key, StoredType MapValue) : Changing(Key, MapValue)
    {
        internal override StoredType Content => new Map(Key, MapValue);
    }

    /// <summary>A tuple.</summary>
    internal sealed record Tuple(IReadOnlyList<StoredType> Elements) : StoredType
    {
        internal override bool HasBlobs => Elements.Any(element => element.HasBlobs);

        internal override string Layout => $"({string.Join(", ", Elements.Select(element => element.Layout))})";
    }

    /// <summary>A structure or a record of the user's.</summary>
    internal sealed record Structure(bool IsRecord, StoredName Name, IReadOnlyList<StoredMember> Members) : StoredType
    {
        internal override bool HasBlobs => Members.Any(member => member.Type.HasBlobs);

        internal override bool HasNullInside => IsRecord;

        internal override string Layout
            => $"{Mention.Keyword(IsRecord)} {Name.StructureLayout}{{{string.Join(", ", Members.Select(member => $"{member.Name}: {member.Type.Layout}"))}}}";
    }

    /// <summary>A structure inside its own definition, by name.</summary>
    internal sealed record Mention(bool IsRecord, StoredName Name) : StoredType
    {
        internal override bool HasNullInside => IsRecord;

        internal override string Layout => $"{Keyword(IsRecord)} {Name.StructureLayout}";

        internal static string Keyword(bool isRecord) => isRecord ? "record" : "struct";
    }

    /// <summary>What a codec of the user's or MemoryPack has made: <paramref name="Kind"/> says which.</summary>
    internal sealed record Opaque(string Kind, StoredName Name) : StoredType
    {
        internal override bool HasNullInside => true;

        internal override string Layout => $"{Kind} {Name.Layout}";
    }

    /// <summary>A type with a question mark.</summary>
    internal sealed record Nullable(StoredType Inner) : StoredType
    {
        internal override bool HasBlobs => Inner.HasBlobs;

        internal override bool HasNullInside => Inner.HasNullInside;

        internal override string Layout => Inner.HasNullInside ? Inner.Layout : Inner.Layout + "?";
    }
}

/// <summary>A member of a structure.</summary>
sealed record StoredMember(string Name, StoredType Type);
