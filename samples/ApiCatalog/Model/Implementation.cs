namespace ApiCatalog.Model;

/// <summary>Says that a type implements an interface.</summary>
/// <param name="InterfaceName">As metadata has it.</param>
/// <param name="Signature">With its type arguments: <c>IComparable&lt;string&gt;</c>.</param>
public sealed record Implementation(string InterfaceName, string Signature);
