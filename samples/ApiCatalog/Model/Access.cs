namespace ApiCatalog.Model;

/// <summary>Who may use a type or member; <c>protected internal</c> counts as protected.</summary>
public enum Access
{
    Public,
    Protected,
    Internal,
    Private,
}
