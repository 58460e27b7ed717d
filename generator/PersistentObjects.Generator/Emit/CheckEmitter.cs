using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Emit;

/// <summary>What a class's model says of its checks: rules, hooks and checks of whole objects.</summary>
static class CheckEmitter
{
    const string Accessor = "global::System.Runtime.CompilerServices.UnsafeAccessor";

    /// <summary>The settings of a property's description.</summary>
    public static IEnumerable<string> Settings(PersistentClassModel model, PersistentPropertyModel property, ModelNames names)
    {
        if (property.Checks is not { } checks)
        {
            yield break;
        }

        var self = model.Declaration.Type.FullyQualifiedName;
        if (checks.Rules.Count > 0)
        {
            var rules = checks.Rules
                .Select(rule => "\n    " + RuleEmitter.Rule(rule, checks, property.Declaration.Type, self))
                .Prepend($"\n    {(checks.DisplayName is { } name ? $"static () => {name}" : "null")}");
            yield return $"Rules = new({string.Join(",", rules)})";
        }

        if (checks.Hook is { } hook)
        {
            yield return $"Changing = static (o, oldValue, newValue) => {names.Hook(hook)}(({self})o, oldValue, newValue)";
        }
    }

    /// <summary>The settings of the class's description.</summary>
    public static IEnumerable<string> Settings(PersistentClassModel model, ModelNames names)
    {
        if (model.Checks is not { } checks)
        {
            yield break;
        }

        var all = checks.Attributes.Select(attribute =>
            $"{RuntimeNames.ClassCheck}.OfAttribute(\"{attribute.Name}\", {attribute.Attribute}, {RuleEmitter.Localized(attribute)})");
        if (checks.Hook is { } hook)
        {
            all = all.Append($"{RuntimeNames.ClassCheck}.OfMethod(static (o, errors) => {names.Hook(hook)}(({model.Declaration.Type.FullyQualifiedName})o, errors))");
        }

        yield return $"Checks = [{string.Join(", ", all)}]";
    }

    /// <summary>
    /// Says that the user's attributes, of which the compiler warns in trimmed programs since they would reflect, don't: the
    /// generated rules are asked instead. What one part of a property is marked with, the other is, too.
    /// </summary>
    public static void WriteSuppression(SourceWriter writer, PersistentPropertyModel property)
    {
        if (property.Checks is { } checks && checks.Rules.Any(rule =>
            rule is RuleModel.Bounds or RuleModel.Comparison or RuleModel.Condition { Name: "MinLength" or "MaxLength" or "Length" }))
        {
            writer.WriteLine("""[global::System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Generated code checks the rules.")]""");
        }
    }

    /// <summary>The defining declarations of the hooks, without which the user's parts would not compile.</summary>
    public static void WriteHookDefinitions(SourceWriter writer, PersistentClassModel model)
    {
        foreach (var definition in ModelNames.Hooks(model).Select(hook => hook.Definition()).OfType<string>())
        {
            writer.WriteLine();
            writer.WriteLine(definition);
        }
    }

    /// <summary>The functions that call the hooks, which are private.</summary>
    public static void WriteHookAccessors(SourceWriter writer, PersistentClassModel model, ModelNames names)
    {
        var self = model.Declaration.Type.FullyQualifiedName;
        foreach (var property in model.Properties)
        {
            if (property.Checks?.Hook is { } hook)
            {
                var type = property.Declaration.Type;
                Write(hook, $"{type} oldValue, {type} newValue");
            }
        }

        if (model.Checks?.Hook is { } check)
        {
            Write(check, $"{RuntimeNames.ValidationErrors} errors");
        }

        void Write(HookModel hook, string parameters) => writer.WriteLine($"""

            [{Accessor}({Accessor}Kind.Method, Name = "{hook.Name}")]
            private static extern void {names.Hook(hook)}({self} o, {parameters});
            """);
    }

    static string? Definition(this HookModel hook) => hook.Declaration is null ? null : $"""
        /// <summary>{(hook.Name == Parsing.Checks.HookParser.Validating
            ? "Checks the whole object at the end of each write transaction that has added or changed it, before anything is logged."
            : "Called in the transaction before an attached object's property changes; an exception keeps the value that it has.")}</summary>
        {hook.Declaration}
        """;
}
