using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing.Values;

/// <summary>
/// Finds the shapes of the types of a class's properties. The definitions of the structures that it meets are kept, so
/// that each is read once, and a structure may contain itself.
/// </summary>
/// <param name="assembly">The assembly whose generated code is to name the types.</param>
/// <param name="cancellationToken">Gives up.</param>
sealed class ValueShapeParser(IAssemblySymbol assembly, CancellationToken cancellationToken)
{
    readonly StructureDefinitions _structures = new();

    /// <summary>The shape of a property's values.</summary>
    public ParsedShape Parse(IPropertySymbol property) =>
        OpaqueParser.DeclaredCodec(property) is { } attribute
            ? OpaqueParser.ParseCodec(attribute, property.Type, assembly)
            : property.Type.IsPersistentCollection() ? ParseChanging((INamedTypeSymbol)property.Type)
            : Parse(property.Type);

    /// <summary>The shape of a type's values.</summary>
    public ParsedShape Parse(ITypeSymbol type)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return ParseNullable(nullable.TypeArguments[0]);
        }

        if (OpaqueParser.DeclaredCodec(type) is { } codec)
        {
            return OpaqueParser.ParseCodec(codec, type, assembly);
        }

        if (KnownTypes.Scalar(type) is { } scalar)
        {
            return scalar;
        }

        return type is INamedTypeSymbol named ? ParseNamed(named) : UnsupportedTypes.Explain(type);
    }

    /// <summary>The shape of a property that is a collection which changes.</summary>
    public ParsedShape ParseChanging(INamedTypeSymbol type)
    {
        var elements = new List<ValueShape>();
        return (ParseElements(type, elements) ?? (type.Name == "PersistentList" ? null : KeysProblem(type, "PersistentList<T>") ?? BlobsProblem(type, elements[0]))) is { } problem
            ? problem
            : new ValueShape.Changing(
                type.Name, elements.ToEquatableArray(), string.Join(", ", type.TypeArguments.Select(argument => argument.ToSource())));
    }

    /// <summary>The definitions of all structures that values of these shapes contain.</summary>
    public EquatableArray<StructureModel> StructuresIn(IEnumerable<ValueShape> shapes) => _structures.In(shapes);

    ParsedShape ParseNullable(ITypeSymbol value)
    {
        var parsed = Parse(value);
        return parsed.Shape switch
        {
            null => parsed,
            ValueShape.Opaque opaque => opaque with { ForNullable = true },
            var shape => new ValueShape.Nullable(shape),
        };
    }

    ParsedShape ParseNamed(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
        {
            return new ValueShape.Enumeration(
                new TypeRef(type.ToSource(), TypeNames.Of(type)),
                KnownTypes.Scalar(type.EnumUnderlyingType!)!.TypeText);
        }

        if (type.IsMarkedPersistent())
        {
            if (type.IsGenericType)
            {
                return new ShapeProblem(type, "is generic") { Rule = DeclarationDiagnostics.GenericReference };
            }

            return DeclarationRules.IsUsableClass(type, assembly, cancellationToken)
                ? new ValueShape.Reference(TypeDeclarationParser.Reference(type), AllowsNull(type))
                : new ShapeProblem(type, "is not a valid persistent class") { IsReportedElsewhere = true };
        }

        if (KnownTypes.CollectionKind(type) is { } kind)
        {
            return ParseCollection(type, kind);
        }

        return OpaqueParser.IsMemoryPackable(type) ? OpaqueParser.ParseMemoryPack(type)
            : StructureParser.MayBeStructure(type) ? ParseStructure(type)
            : UnsupportedTypes.Explain(type);
    }

    ParsedShape ParseCollection(INamedTypeSymbol type, string kind)
    {
        var elements = new List<ValueShape>();
        return (ParseElements(type, elements) ?? (kind is "set" or "map" ? KeysProblem(type, "ImmutableArray<T>") : null)) is { } problem
            ? problem
            : new ValueShape.Collection(type.Name, kind, elements.ToEquatableArray(), AllowsNull(type));
    }

    ShapeProblem? ParseElements(INamedTypeSymbol type, List<ValueShape> elements)
    {
        foreach (var argument in type.TypeArguments)
        {
            var element = ParsePart(argument);
            if (element.Shape is null)
            {
                return element.Problem;
            }

            elements.Add(element.Shape);
        }

        return null;
    }

    // Where a blob is kept depends on an option; so its bytes, by which files are verified without it, are no identity.
    ShapeProblem? BlobsProblem(INamedTypeSymbol type, ValueShape key) =>
        IsOrHasBlob(key) || StructuresIn([key]).Any(structure => structure.Members.Any(member => IsOrHasBlob(member.Shape)))
            ? new ShapeProblem(type, "has keys with blobs in them: use the blob's Hash, or 'PersistentList<T>'")
            : null;

    static bool IsOrHasBlob(ValueShape shape) =>
        shape is ValueShape.Scalar { Codec: "Blob" or "NullableBlob" } || shape.Parts.Any(IsOrHasBlob);

    static ShapeProblem? KeysProblem(INamedTypeSymbol type, string alternative) =>
        KeyedReferences.ComparedByProperties(type.TypeArguments[0], type.Name.Contains("Sorted")) is { } compared
            ? new ShapeProblem(
                type,
                $"compares keys by the properties of '{DeclarationRules.Display(compared)}', which are not there yet while the store is opened: use '{alternative}'")
            : null;

    ParsedShape ParseStructure(INamedTypeSymbol type)
    {
        var shape = new ValueShape.Structure(TypeNames.Of(type), type.IsReferenceType, AllowsNull(type));
        if (_structures.Contains(shape.Name))
        {
            return shape;
        }

        var mark = _structures.Begin(shape.Name);
        var parsed = StructureParser.Parse(type, ParsePart, assembly);
        if (parsed.Problem is { } problem)
        {
            _structures.Undo(mark);
            return problem;
        }

        _structures.Complete(shape.Name, parsed.Definition!);
        return shape;
    }

    // What is inside another value is not copied when that is set, so what a caller could change has no place there.
    ParsedShape ParsePart(ITypeSymbol type)
    {
        var parsed = Parse(type);
        return parsed.Shape is { IsCopiedWhenSet: true }
            ? new ShapeProblem(type, "could be changed through the array it was made of when it is part of another value: use 'ImmutableArray<byte>'")
            : parsed;
    }

    // Where annotations are off nothing keeps null away, so null must be storable.
    static bool AllowsNull(ITypeSymbol type) =>
        type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;
}
