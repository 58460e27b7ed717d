using PersistentObjects.Generator.Model;

namespace PersistentObjects.Generator.Contract;

/// <summary>
/// What one declaration adds to the text of the contract, written already: the generator keeps it as long as the declaration
/// says the same, and puts the parts together when one is another. Several parts may have an entry of the same name, such as an
/// enum in the properties of several classes.
/// </summary>
/// <param name="Classes">The persistent classes.</param>
/// <param name="Enums">The enums.</param>
/// <param name="Structures">The structures and records.</param>
/// <param name="Retired">The names of classes that are not declared any more.</param>
/// <param name="Migrations">The ids of migrations.</param>
sealed record ContractPart(
    EquatableArray<ContractEntry> Classes,
    EquatableArray<ContractEntry> Enums,
    EquatableArray<ContractEntry> Structures,
    EquatableArray<string> Retired,
    EquatableArray<string> Migrations);

/// <summary>One class or value type in the text of the contract.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Text">The name and all that belongs to it, from the line feed in front of it on.</param>
sealed record ContractEntry(string Name, string Text);
