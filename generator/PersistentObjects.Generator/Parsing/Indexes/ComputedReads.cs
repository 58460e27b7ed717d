using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Generator.Parsing.Indexes;

/// <summary>
/// Finds which persistent properties a computed property reads, following the members of its class, and anything else
/// that its value depends on: an index over it would not notice when that changes.
/// </summary>
/// <remarks>
/// What metadata hides is trusted, but for what is known to depend on the clock, chance, culture or environment.
/// </remarks>
sealed class ComputedReads(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
{
    readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    readonly List<IPropertySymbol> _reads = [];
    string? _problem;

    /// <summary>The persistent properties, in the order in which they are met.</summary>
    public IReadOnlyList<IPropertySymbol> Reads => _reads;

    /// <summary>What continues "because it ...", if the value depends on anything else.</summary>
    public string? Problem => _problem;

    /// <summary>Follows a property of the class, persistent or computed.</summary>
    public void Follow(IPropertySymbol property)
    {
        if (InverseRules.IsInverse(property))
        {
            Refuse($"reads '{Display(property)}', which depends on other objects");
        }
        else if (PersistentTypes.IsGeneratedProperty(property))
        {
            if (!_reads.Contains(property, SymbolEqualityComparer.Default))
            {
                _reads.Add(property);
            }
        }
        else if ((property.IsVirtual || property.IsAbstract || property.IsOverride) && !property.IsSealed && !type.IsSealed)
        {
            Refuse($"reads '{Display(property)}', which a subclass may override");
        }
        else if (HasField(property))
        {
            Refuse($"reads '{Display(property)}', which is not persistent");
        }
        else
        {
            FollowBody(property.GetMethod, property);
        }
    }

    void FollowBody(IMethodSymbol? method, ISymbol member)
    {
        if (method is null || _problem is not null || !_followed.Add(method.OriginalDefinition))
        {
            return;
        }

        var bodies = method.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax(cancellationToken))
            .Select(Body)
            .OfType<SyntaxNode>()
            .ToList();
        if (bodies.Count == 0)
        {
            Refuse($"uses '{Display(member)}', whose source is not here");
            return;
        }

        foreach (var body in bodies)
        {
            if (compilation.GetSemanticModel(body.SyntaxTree).GetOperation(body, cancellationToken) is { } operation)
            {
                Visit(operation);
            }
        }
    }

    static SyntaxNode? Body(SyntaxNode declaration) => declaration switch
    {
        ArrowExpressionClauseSyntax arrow => arrow,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
        PropertyDeclarationSyntax property => property.ExpressionBody,
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        LocalFunctionStatementSyntax function => (SyntaxNode?)function.Body ?? function.ExpressionBody,
        _ => null,
    };

    void Visit(IOperation operation)
    {
        if (_problem is not null)
        {
            return;
        }

        switch (operation)
        {
            case IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IInstanceReferenceOperation } target } when IsOwn(target.Property):
                Refuse($"sets '{Display(target.Property)}'");
                return;
            case IPropertyReferenceOperation property:
                VisitProperty(property);
                break;
            case IFieldReferenceOperation field:
                VisitField(field);
                break;
            case IInvocationOperation invocation:
                VisitCall(invocation.TargetMethod, invocation.Instance);
                break;
            case IInstanceReferenceOperation self when IsOwn(self.Type) && !IsReceiver(self):
                Refuse("hands out the object itself");
                break;
            case IObjectCreationOperation { Constructor: { } constructor } when Nondeterminism.Describe(constructor) is { } why:
                Refuse(why);
                break;
            case IInterpolationOperation { Expression.Type: { } interpolated } when Nondeterminism.IsFormattedByCulture(interpolated):
                Refuse("formats a value by the culture of the thread");
                break;
            case IAwaitOperation:
                Refuse("waits for something");
                break;
        }

        foreach (var child in operation.ChildOperations)
        {
            Visit(child);
        }
    }

    void VisitProperty(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (reference.Instance is IInstanceReferenceOperation && IsOwn(property))
        {
            Follow(property);
        }
        else if (IsPersistentObject(property.ContainingType))
        {
            Refuse($"reads '{Display(property)}' of another object");
        }
        else if (Nondeterminism.Describe(property) is { } why)
        {
            Refuse(why);
        }
        else if (property is { IsStatic: true, DeclaringSyntaxReferences.IsEmpty: false })
        {
            if (property.SetMethod is not null)
            {
                Refuse($"reads '{Display(property)}', which may change");
            }
            else if (!HasField(property))
            {
                FollowBody(property.GetMethod, property);
            }
        }
    }

    void VisitField(IFieldReferenceOperation reference)
    {
        var field = reference.Field;
        if (reference.Instance is IInstanceReferenceOperation && IsOwn(field.ContainingType))
        {
            Refuse($"reads the field '{Display(field)}', which is not persistent");
        }
        else if (IsPersistentObject(field.ContainingType) && !field.IsStatic)
        {
            Refuse($"reads '{Display(field)}' of another object");
        }
        else if (field is { IsStatic: true, IsConst: false, IsReadOnly: false })
        {
            Refuse($"reads '{Display(field)}', which may change");
        }
    }

    void VisitCall(IMethodSymbol method, IOperation? instance)
    {
        if (Nondeterminism.Describe(method) is { } why)
        {
            Refuse(why);
        }
        else if (method.MethodKind == MethodKind.LocalFunction)
        {
            // Its body is part of the one that is being visited.
        }
        else if (instance is IInstanceReferenceOperation && IsOwn(method.ContainingType))
        {
            if ((method.IsVirtual || method.IsAbstract || method.IsOverride) && !method.IsSealed && !type.IsSealed)
            {
                Refuse($"calls '{Display(method)}', which a subclass may override");
            }
            else
            {
                FollowBody(method, method);
            }
        }
        else if (IsPersistentObject(method.ContainingType) && !method.IsStatic)
        {
            Refuse($"calls '{Display(method)}' of another object");
        }
        else if (method is { IsStatic: true, DeclaringSyntaxReferences.IsEmpty: false } && !method.IsExtern)
        {
            FollowBody(method, method);
        }
    }

    bool IsOwn(ISymbol member) => !member.IsStatic && IsOwn(member.ContainingType);

    bool IsOwn(ITypeSymbol? candidate)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, candidate?.OriginalDefinition))
            {
                return current.SpecialType != SpecialType.System_Object;
            }
        }

        return false;
    }

    static bool IsReceiver(IInstanceReferenceOperation self) =>
        self.Parent is IMemberReferenceOperation member ? member.Instance == self
        : self.Parent is IInvocationOperation call && call.Instance == self;

    static bool IsPersistentObject(ITypeSymbol? candidate) => candidate.IsMarkedPersistent();

    static bool HasField(IPropertySymbol property) =>
        property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field =>
            SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    void Refuse(string problem) => _problem ??= problem;

    static string Display(ISymbol symbol) => DeclarationRules.Display(symbol);
}
