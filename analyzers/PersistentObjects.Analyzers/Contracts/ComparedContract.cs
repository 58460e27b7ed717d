using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PersistentObjects.Generator.Contract;
using PersistentObjects.Generator.Parsing;

namespace PersistentObjects.Analyzers.Contracts;

/// <summary>
/// The contract of a project compared with its declarations, once for all rules: each of them is told of its own part.
/// </summary>
sealed class ComparedContract
{
    // By compilation, so that it is collected with that.
    static readonly ConditionalWeakTable<Compilation, ComparedContract> Compared = new();

    // By text, which an editor keeps from one compilation to the next.
    static readonly ConditionalWeakTable<SourceText, Parsed> Read = new();

    readonly object _gate = new();
    readonly Compilation _compilation;
    readonly AdditionalText _file;
    readonly SchemaContract? _stored;
    IReadOnlyList<Difference>? _differences;

    ComparedContract(Compilation compilation, AdditionalText file, SourceText text)
    {
        _compilation = compilation;
        _file = file;
        Text = text;
        (_stored, Error) = Read.GetValue(text, static text => new Parsed(ContractReader.Read(text.ToString()))).Result;
    }

    public SourceText Text { get; }

    public string Path => _file.Path;

    /// <summary>Why the file can't be read; null when it can.</summary>
    public ContractError? Error { get; }

    /// <summary>What is different, and not answered by a declaration. Who is cancelled leaves it to the next one who asks.</summary>
    public IReadOnlyList<Difference> Differences(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _differences ??= _stored is null ? [] : Compare(_compilation, _stored, cancellationToken);
        }
    }

    /// <summary>Null for a project without a contract.</summary>
    public static ComparedContract? Of(Compilation compilation, IEnumerable<AdditionalText> files, CancellationToken cancellationToken)
    {
        if (ContractFile.In(files) is not { } file || file.GetText(cancellationToken) is not { } text)
        {
            return null;
        }

        // Whoever asks with another text is answered, too, but not remembered.
        var compared = Compared.GetValue(compilation, key => new ComparedContract(key, file, text));
        return compared.Text.ContentEquals(text) ? compared : new ComparedContract(compilation, file, text);
    }

    /// <summary>The type to report a difference at; null when none is left in this project.</summary>
    public INamedTypeSymbol? TypeOf(Difference difference) =>
        difference.Type is { } name ? _compilation.Assembly.GetTypeByMetadataName(name) : null;

    static IReadOnlyList<Difference> Compare(Compilation compilation, SchemaContract stored, CancellationToken cancellationToken)
    {
        var declared = ContractBuilder.Build(compilation, cancellationToken);
        var answers = new Answers(compilation, declared);
        return
        [
            .. ContractComparison.Of(stored, declared, Foreign(compilation, stored, declared))
                .Where(difference => !answers.Has(difference))
                .Select(difference => RenamedType.Confirm(difference, compilation)),
        ];
    }

    // The base classes that other assemblies declare, and the classes of the contract that have moved into one.
    static IEnumerable<ClassContract> Foreign(Compilation compilation, SchemaContract stored, SchemaContract declared) =>
        declared.Classes
            .Select(type => compilation.Assembly.GetTypeByMetadataName(type.Name))
            .OfType<INamedTypeSymbol>()
            .SelectMany(PersistentTypes.PersistentBases)
            .Concat(stored.Classes.Select(type => compilation.GetTypeByMetadataName(type.Name)).OfType<INamedTypeSymbol>())
            .Select(type => type.OriginalDefinition)
            .Where(type => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Select(ContractBuilder.Of)
            .OfType<ClassContract>();

    // The table takes no values but objects.
    sealed record Parsed(ParsedContract Result);
}
