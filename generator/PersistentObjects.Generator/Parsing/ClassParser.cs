using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Checks;
using PersistentObjects.Generator.Parsing.Evolution;
using PersistentObjects.Generator.Parsing.Indexes;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing;

/// <summary>Reads a class marked [Persistent] into its model, or into a stub and a diagnostic.</summary>
static class ClassParser
{
    public static ParseResult<PersistentClassModel> Parse(
        GeneratorAttributeSyntaxContext context,
        CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var verdict = DeclarationRules.Class(type, cancellationToken);
        return verdict.IsValid
            ? ParseValid(type, context.SemanticModel.Compilation, cancellationToken)
            : InvalidDeclaration.Parse<PersistentClassModel>(
                type,
                verdict,
                DeclarationRules.BecomesPersistentObject(type, cancellationToken) ? StubKind.PersistentObject : StubKind.Bare,
                PersistentTypes.IsGeneratedProperty,
                cancellationToken);
    }

    static ParseResult<PersistentClassModel> ParseValid(
        INamedTypeSymbol type,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        var shapes = new ValueShapeParser(type.ContainingAssembly, cancellationToken);
        var members = ClassMembers.Parse(type, shapes, compilation, cancellationToken);
        var closed = ClosedClassParser.Parse(type, shapes);
        closed.Stored.UnionWith(members.Properties.Select(property => property.Name));
        var indexes = ClassIndexes.Parse(type, closed.Stored, compilation, cancellationToken);
        var values = ValueNames.In(type, type.ContainingAssembly);
        var model = new PersistentClassModel(
            TypeDeclarationParser.Parse(type),
            ModelName(type, compilation),
            TypeDeclarationParser.TypeParameters(type),
            type.BaseType.IsMarkedPersistent() ? TypeDeclarationParser.Reference(type.BaseType!) : null,
            closed.Classes.ToEquatableArray(),
            IsPublic: PersistentTypes.Reach(type) == Accessibility.Public,
            type.IsAbstract,
            type.IsSealed,
            Constructors.Default(type),
            Constructors.HasRequiredMembers(type),
            // A generic class knows its properties only when a class that closes it is in use, and that one has its own.
            GeneratesToString: !type.IsGenericType && !GeneratedMembers.HasUserToString(type),
            members.IsNullableOblivious,
            members.Properties.ToEquatableArray(),
            members.Inverses.ToEquatableArray(),
            indexes.Own.ToEquatableArray(),
            indexes.Closed.ToEquatableArray(),
            shapes.StructuresIn(
            [
                .. members.Properties.Select(property => property.Shape),
                .. members.Properties.SelectMany(property => property.Conversions).Select(conversion => conversion.Old),
                .. closed.Classes.SelectMany(@base => @base.Properties).Select(property => property.Shape),
            ]),
            members.Stubs.ToEquatableArray())
        {
            FormerNames = FormerNames.OfType(type),
            Retired = RetiredNames.OfClass(type),
            ValueNames = ValueNames.Of(values, type.ContainingAssembly),
            Checks = CheckParser.OfClass(type, members.Diagnostics, cancellationToken),
        };
        return new ParseResult<PersistentClassModel>(model, null, members.Diagnostics.Concat(closed.Diagnostics).Concat(indexes.Diagnostics).ToEquatableArray())
        {
            Contract = ContractBuilder.OfClass(type, values, type.ContainingAssembly),
        };
    }

    // The file-local class would hide a type of this name, and the compiler takes no type for a namespace.
    static string ModelName(INamedTypeSymbol type, Compilation compilation)
    {
        var space = compilation.GetCompilationNamespace(type.ContainingNamespace);
        var name = type.Name + "Model";
        while (IsTaken(name))
        {
            name += "_";
        }

        return name;

        bool IsTaken(string candidate) =>
            space is not null && space.GetMembers(candidate).Any(member => member is not INamedTypeSymbol { IsFileLocal: true })
            || type.TypeParameters.Any(parameter => parameter.Name == candidate);
    }
}
