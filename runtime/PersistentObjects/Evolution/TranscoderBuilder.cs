using System.Runtime.CompilerServices;
using PersistentObjects.Schema;

namespace PersistentObjects.Evolution;

/// <summary>
/// Compares a stored type with today's, part by part, and makes the conversion of each; null as soon as one is not automatic.
/// What it has noticed on the way holds for the whole.
/// </summary>
sealed partial class TranscoderBuilder(StoredType stored, StoredType today, bool ignoresNames)
{
    static readonly byte[] Null = [0];
    static readonly byte[] NoElements = [1];
    static readonly byte[] NoEntries = [1, 0];

    readonly Mentions _stored = new(stored);
    readonly Mentions _today = new(today);
    readonly StoredType? _storedContent = (stored as StoredType.Changing)?.Content;
    readonly StoredType? _content = (today as StoredType.Changing)?.Content;

    // Whether two values that were different may become the same, and whether that matters anywhere.
    bool _joinsValues;
    bool _hasKeys;
    bool _refuses;

    internal bool ChangesBytes { get; private set; }

    internal bool MayRefuse => _refuses || (_joinsValues && _hasKeys);

    internal bool ChangesReferences { get; private set; }

    /// <summary>Only a property is a collection that changes, and never null; its content has the bytes of one that does not change.</summary>
    internal ByteConversion? Build()
    {
        var form = FormOf(stored);
        return _content is null ? Build(_storedContent ?? stored, today, form) : BuildChanging(_storedContent ?? stored, form, _content);
    }

    ByteConversion? Build(StoredType from, StoredType to) => Build(from, to, FormOf(from));

    ByteConversion? Build(StoredType from, StoredType to, NullForm form)
    {
        // Types nest to a limit, but pairs of structures that contain themselves may be met in a long row.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return null;
        var (inner, declared) = (WithoutMark(from), WithoutMark(to));
        var isNullable = to is StoredType.Nullable;
        if (BuildPresent(inner, declared, isNullable ? Null : NoElements) is not { } present) return null;
        var declaredForm = FormOf(to);
        if (form == NullForm.None && declaredForm != NullForm.Presence) return present;
        var forNull = isNullable ? Null
            : inner is StoredType.List or StoredType.Array && inner.GetType() != declared.GetType() ? NoElements
            // A null that has no right to be there does no more harm than it did.
            : from is not StoredType.Nullable && declared.HasNullInside ? Null
            : null;
        return ForNull(form, declaredForm, forNull, present, to);
    }

    ByteConversion? BuildChanging(StoredType from, NullForm form, StoredType content)
    {
        if (BuildPresent(WithoutMark(from), content, NoElements) is not { } present) return null;
        if (form == NullForm.None) return present;
        // The whole value is nobody's key.
        var joinsParts = _joinsValues;
        var made = ForNull(form, NullForm.None, content is StoredType.List ? NoElements : NoEntries, present, content);
        _joinsValues = joinsParts;
        return made;
    }

    NullConversion? ForDefault(ByteConversion? elements, byte[] forDefault, StoredType declared)
        => elements is null ? null : (NullConversion)ForNull(NullForm.Inside, NullForm.Inside, forDefault, elements, declared);

    ByteConversion ForNull(NullForm form, NullForm declaredForm, byte[]? forNull, ByteConversion present, StoredType declared)
    {
        var isNull = forNull is [0];
        ChangesBytes |= (form == NullForm.Presence) != (declaredForm == NullForm.Presence);
        if (form != NullForm.None)
        {
            _refuses |= forNull is null;
            var isOther = forNull is not null && !isNull;
            ChangesBytes |= isOther;
            _joinsValues |= isOther;
        }
        // What is copied has its null among the bytes that are copied.
        var isCopied = declaredForm == NullForm.Inside && isNull && present is CopyConversion;
        return isCopied ? present : new NullConversion(form, declaredForm, forNull, present, declared.Layout);
    }

    /// <param name="from">The stored type, of a value that is there.</param>
    /// <param name="to">Today's.</param>
    /// <param name="forDefault">What becomes of the default array where today's type is not an array.</param>
    ByteConversion? BuildPresent(StoredType from, StoredType to, byte[] forDefault)
    {
        switch (from, to)
        {
            case (StoredType.Scalar a, StoredType.Scalar b):
                return BuildScalar(a.Name, b.Name);
            case (StoredType.Enumeration a, StoredType.Enumeration b):
                return AreNamesFine(a.Name, b.Name) ? BuildScalar(a.Underlying, b.Underlying) : null;
            case (StoredType.Enumeration a, StoredType.Scalar b):
                return ignoresNames ? BuildScalar(a.Underlying, b.Name) : null;
            case (StoredType.Reference a, StoredType.Reference b):
                ChangesReferences |= a.ClassName.Layout != b.ClassName.Layout;
                return CopyConversion.Reference;
            case (StoredType.Opaque, StoredType.Opaque):
                return from.Layout == to.Layout ? CopyConversion.Opaque : null;
            case (StoredType.Array a, StoredType.Array b):
                return ForDefault(BuildElements(a.Element, b.Element, to), Null, to);
            case (StoredType.Array a, StoredType.List b):
                // Null and the default array become the same.
                _joinsValues = true;
                return ForDefault(BuildElements(a.Element, b.Element, to), forDefault, to);
            case (StoredType.List a, StoredType.Array b):
                return BuildElements(a.Element, b.Element, to);
            case (StoredType.List a, StoredType.List b):
                return BuildElements(a.Element, b.Element, to);
            case (StoredType.Set a, StoredType.Set b):
                return BuildKeyed(a, a.Element, null, b, b.Element);
            case (StoredType.Map a, StoredType.Map b):
                return Build(a.Value, b.Value) is { } value ? BuildKeyed(a, a.Key, value, b, b.Key) : null;
            case (StoredType.Tuple a, StoredType.Tuple b):
                return BuildTuple(a, b);
            default:
                return _stored.StructureOf(from) is { } structure && _today.StructureOf(to) is { } other ? BuildStructure(structure, other) : null;
        }
    }

    ByteConversion? BuildScalar(string from, string to)
    {
        if (from == StoredTypeNames.Blob && to == StoredTypeNames.Blob) return CopyConversion.Blob;
        if (from == to || (NumberTypes.IsWidening(from, to) && NumberTypes.KeepsBytes(from, to))) return CopyConversion.Of(from);
        ChangesBytes = true;
        return NumberConversion.TryCreate(from, to);
    }

    bool AreNamesFine(StoredName from, StoredName to) => ignoresNames || TypeNames.Match(from.Text, to.Text);

    /// <summary>How a value of the type may be null. A default array is not: it is a matter between two arrays.</summary>
    static NullForm FormOf(StoredType type) => type switch
    {
        StoredType.Structure { IsRecord: true } or StoredType.Mention { IsRecord: true } => NullForm.Presence,
        StoredType.Nullable { HasNullInside: true } nullable => FormOf(nullable.Inner),
        StoredType.Nullable => NullForm.Presence,
        _ => type.HasNullInside ? NullForm.Inside : NullForm.None,
    };

    static StoredType WithoutMark(StoredType type) => type is StoredType.Nullable nullable ? nullable.Inner : type;
}
