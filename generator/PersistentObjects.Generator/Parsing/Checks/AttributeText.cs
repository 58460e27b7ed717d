using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PersistentObjects.Generator.Parsing.Checks;

/// <summary>Writes attributes and their arguments as expressions.</summary>
static class AttributeText
{
    static readonly string[] MessageProperties = ["ErrorMessage", "ErrorMessageResourceName", "ErrorMessageResourceType"];

    /// <summary>Makes the attribute anew, with this expression for its message, or without a message of the user's.</summary>
    public static string Creation(AttributeData attribute, string? message)
    {
        var parameters = attribute.AttributeConstructor!.Parameters;
        var arguments = attribute.ConstructorArguments.Select((argument, i) =>
            argument.IsNull ? $"default({parameters[i].Type.ToSource()})!" : Constant(argument));
        var properties = attribute.NamedArguments
            .Where(argument => !MessageProperties.Contains(argument.Key))
            .Select(argument => $"{Identifiers.Escape(argument.Key)} = {Constant(argument.Value)}")
            .Concat(message is null ? [] : new[] { $"ErrorMessage = {message}" })
            .ToList();
        var creation = $"new {attribute.AttributeClass!.ToSource()}({string.Join(", ", arguments)})";
        return properties.Count == 0 ? creation : $"{creation} {{ {string.Join(", ", properties)} }}";
    }

    /// <summary>Whether all arguments could be read: another generator may make what they name, and that is not seen here.</summary>
    public static bool IsReadable(AttributeData attribute) =>
        attribute.AttributeConstructor is not null
        && attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value)).All(IsReadable);

    public static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A number as a literal, without its type.</summary>
    public static string Number(object value) => value switch
    {
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double number when double.IsNaN(number) => "double.NaN",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        float number when float.IsNaN(number) => "float.NaN",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    static bool IsReadable(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => false,
        TypedConstantKind.Array => constant.IsNull || constant.Values.All(IsReadable),
        TypedConstantKind.Type => constant.Value is not ITypeSymbol { TypeKind: TypeKind.Error },
        _ => true,
    };

    static string Constant(TypedConstant constant) => constant switch
    {
        { IsNull: true } => "null!",
        { Kind: TypedConstantKind.Array } => $"new {constant.Type!.ToSource()} {{ {string.Join(", ", constant.Values.Select(Constant))} }}",
        { Kind: TypedConstantKind.Type } => $"typeof({((ITypeSymbol)constant.Value!).ToSource()})",
        { Kind: TypedConstantKind.Enum } => $"({constant.Type!.ToSource()})({Number(constant.Value!)})",
        { Value: string text } => Text(text),
        { Value: char character } => SymbolDisplay.FormatLiteral(character, quote: true),
        { Value: bool flag } => flag ? "true" : "false",
        { Value: int number } => Number(number),
        // What is passed as an object must keep its type.
        _ => $"({constant.Type!.ToSource()})({Number(constant.Value!)})",
    };
}
