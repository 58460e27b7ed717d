using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace PersistentObjects.Analyzers.Semantics;

/// <summary>
/// The calls that may wait: for a disk, the network, somebody at the console, or another thread. Members are named as in
/// documentation comments: <c>M:Name</c> is a method with all of its overloads or, with parameters, one of them,
/// <c>P:Name</c> a property, and <c>T:Name</c> all methods of a type.
/// </summary>
sealed class BlockingCalls
{
    const string Lock = "M:System.Threading.Monitor.Enter";

    static readonly HashSet<string> Default = [.. DefaultBlockingCalls.Names];

    readonly HashSet<string> _blocking;
    readonly HashSet<string> _allowed;

    BlockingCalls(HashSet<string> blocking, HashSet<string> allowed)
    {
        _blocking = blocking;
        _allowed = allowed;
    }

    /// <summary>The calls as <c>.editorconfig</c> has them for a file.</summary>
    public static BlockingCalls Of(AnalyzerConfigOptions options)
    {
        HashSet<string> more = [.. Entries(options, "persistent_objects.blocking_calls")];
        more.UnionWith(Default);
        return new(more, [.. Entries(options, "persistent_objects.allowed_calls")]);
    }

    /// <summary>What may wait in this one operation, as a message names it; null when nothing does.</summary>
    public string? Find(IOperation operation, PersistentSymbols symbols) => operation switch
    {
        ILockOperation => Blocks([Lock, "T:System.Threading.Monitor"]) ? "lock" : null,
        // What returns a task does not wait. Whoever waits for that does.
        IInvocationOperation call => Blocks(call.TargetMethod) && !symbols.IsAwaitable(call.TargetMethod.ReturnType) && !OnlyTries(call) && !IsDone(call.Instance)
            ? Names.Of(call.TargetMethod)
            : null,
        IObjectCreationOperation { Constructor: { } constructor } => Blocks(constructor) ? $"new {Names.Of(constructor.ContainingType)}" : null,
        IPropertyReferenceOperation reference => Blocks(reference.Property) && !IsDone(reference.Instance) ? Names.Of(reference.Property) : null,
        _ => null,
    };

    static IEnumerable<string> Entries(AnalyzerConfigOptions options, string key)
    {
        if (!options.TryGetValue(key, out var value))
        {
            yield break;
        }

        // A comma between parameters does not end an entry.
        var (start, depth) = (0, 0);
        for (var i = 0; i <= value.Length; i++)
        {
            var c = i < value.Length ? value[i] : ',';
            depth += c is '(' ? 1 : c is ')' ? -1 : 0;
            if (c == ',' && (depth == 0 || i == value.Length))
            {
                yield return value.Substring(start, i - start).Replace(" ", "").Replace("()", "");
                start = i + 1;
            }
        }
    }

    // With a timeout of zero nothing is waited for.
    static bool OnlyTries(IInvocationOperation call) =>
        call.Arguments.Any(argument =>
            argument.Parameter?.Name is "millisecondsTimeout" or "timeout" or "millisecondsDelay"
            && (argument.Value.ConstantValue is { HasValue: true, Value: 0 }
                || Operations.Unwrap(argument.Value) is IFieldReferenceOperation { Field: { Name: "Zero", ContainingType.Name: "TimeSpan" } }));

    // A task that the code around the transaction has awaited has its result.
    static bool IsDone(IOperation? task) => task switch
    {
        ILocalReferenceOperation { Local: var local } => SingleAssignment.Root(task).Descendants().OfType<IAwaitOperation>().Any(awaited =>
            awaited.Syntax.SpanStart < task.Syntax.SpanStart
            && awaited.Descendants().Any(operation =>
                operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local))),
        IInvocationOperation { TargetMethod.Name: "GetAwaiter" or "ConfigureAwait", Instance: { } inner } => IsDone(inner),
        _ => false,
    };

    bool Blocks(ISymbol member)
    {
        if (member is IMethodSymbol { ReducedFrom: { } extension })
        {
            member = extension;
        }

        for (var current = member.OriginalDefinition; current is not null; current = Overridden(current))
        {
            if (Blocks(Keys(current)))
            {
                return true;
            }
        }

        return false;
    }

    bool Blocks(IReadOnlyCollection<string> keys) => keys.Any(_blocking.Contains) && !keys.Any(_allowed.Contains);

    // What every object can do is not what a type was listed for.
    static string[] Keys(ISymbol member)
    {
        var id = member.GetDocumentationCommentId() ?? "";
        var end = id.IndexOf('(') is var parameters and >= 0 ? parameters : id.Length;
        var arity = id.IndexOf("``", 0, end, StringComparison.Ordinal);
        var name = id.Substring(0, arity < 0 ? end : arity);
        var first = id.IndexOfAny([',', ')'], end);
        var type = member is IMethodSymbol { MethodKind: MethodKind.Ordinary, Name: not (nameof(ToString) or nameof(Equals) or nameof(GetHashCode)) }
            ? member.ContainingType.GetDocumentationCommentId() ?? ""
            : "";
        return [id, name, first < 0 ? id : id.Substring(0, first), type];
    }

    static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod?.OriginalDefinition,
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        _ => null,
    };
}
