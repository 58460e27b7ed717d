using Microsoft.CodeAnalysis;
using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Parsing;

/// <summary>
/// The properties of a valid class, judged one by one: an invalid one does not take the class with it.
/// </summary>
sealed class ClassMembers
{
    public List<PersistentPropertyModel> Properties { get; } = [];

    public List<IndexModel> Indexes { get; } = [];

    public List<PropertyDeclaration> Stubs { get; } = [];

    public List<DiagnosticInfo> Diagnostics { get; } = [];

    /// <summary>Whether a reference type was declared where nullable annotations are off.</summary>
    public bool IsNullableOblivious { get; private set; }

    public static ClassMembers Parse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var members = new ClassMembers();
        foreach (var property in PropertyDeclarationParser.PropertiesInOrder(type))
        {
            members.Add(property, cancellationToken);
        }

        return members;
    }

    void Add(IPropertySymbol property, CancellationToken cancellationToken)
    {
        var isGenerated = PersistentTypes.IsGeneratedProperty(property);
        var verdict = isGenerated ? DeclarationRules.Property(property, cancellationToken) : Verdict.ReportedElsewhere;
        Report(verdict.Problem);
        if (isGenerated && !verdict.IsValid)
        {
            Stubs.Add(PropertyDeclarationParser.Parse(property, cancellationToken));
            return;
        }

        var model = isGenerated ? PropertyParser.Parse(property, cancellationToken) : null;
        if (model is not null)
        {
            Properties.Add(model);
            Report(DeclarationRules.NeverInitialized(property, model.Declaration));
            IsNullableOblivious |= property.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None };
        }

        if (IndexParser.IsDeclared(property))
        {
            var index = DeclarationRules.Index(property, isPersistent: model is not null);
            Report(index.Problem);
            if (index.IsValid && model is not null)
            {
                Indexes.Add(IndexParser.Parse(property, property.ContainingType));
            }
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
