using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;
using PersistentObjects.Generator.Parsing.Checks;
using PersistentObjects.Generator.Parsing.Evolution;
using PersistentObjects.Generator.Parsing.Values;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// The properties of a valid class, judged one by one: an invalid one does not take the class with it.
/// </summary>
sealed class ClassMembers(ValueShapeParser shapes, Compilation compilation)
{
    public List<PersistentPropertyModel> Properties { get; } = [];

    public List<InverseModel> Inverses { get; } = [];

    public List<PropertyDeclaration> Stubs { get; } = [];

    public List<DiagnosticInfo> Diagnostics { get; } = [];

    /// <summary>Whether a reference type was declared where nullable annotations are off.</summary>
    public bool IsNullableOblivious { get; private set; }

    public static ClassMembers Parse(INamedTypeSymbol type, ValueShapeParser shapes, Compilation compilation, CancellationToken cancellationToken)
    {
        var members = new ClassMembers(shapes, compilation);
        foreach (var property in PropertyDeclarationParser.PropertiesInOrder(type))
        {
            members.Add(property, cancellationToken);
        }

        return members;
    }

    void Add(IPropertySymbol property, CancellationToken cancellationToken)
    {
        var isGenerated = PersistentTypes.IsGeneratedProperty(property);
        if (InverseRules.IsInverse(property))
        {
            AddInverse(property, isGenerated, cancellationToken);
            return;
        }

        var verdict = isGenerated ? DeclarationRules.Property(property, shapes) : Verdict.ReportedElsewhere;
        Report(verdict.Problem);
        if (isGenerated && !verdict.IsValid)
        {
            Stubs.Add(PropertyDeclarationParser.Parse(property, cancellationToken));
            return;
        }

        var model = isGenerated ? PropertyParser.Parse(property, shapes, cancellationToken) : null;
        var ruleProblem = DeleteRules.Problem(property, model?.Shape, shapes, property);
        Report(ruleProblem);
        if (model is not null && ruleProblem is null)
        {
            model = model with { DeleteRule = DeleteRules.Of(property) };
        }

        if (model is not null)
        {
            Properties.Add(model with
            {
                FormerNames = FormerNames.OfMember(property),
                Conversions = new Conversions(compilation, shapes).Of(property).ToEquatableArray(),
                Checks = CheckParser.OfProperty(property, Diagnostics, cancellationToken),
            });
            IsNullableOblivious |= PersistentTypes.ContainsOblivious(property.Type);
        }
    }

    void AddInverse(IPropertySymbol property, bool isGenerated, CancellationToken cancellationToken)
    {
        var problem = InverseRules.Problem(property, shapes);
        Report(problem);
        if (problem is null && InverseRules.HasUsableClass(property, cancellationToken))
        {
            Inverses.Add(InverseRules.Parse(property, cancellationToken));
        }
        else if (isGenerated)
        {
            Stubs.Add(PropertyDeclarationParser.Parse(property, cancellationToken));
        }
    }

    void Report(DiagnosticInfo? problem)
    {
        if (problem is not null)
        {
            Diagnostics.Add(problem);
        }
    }
}
