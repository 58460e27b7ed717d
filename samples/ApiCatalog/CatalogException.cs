namespace ApiCatalog;

/// <summary>What the user asked for can't be done; the message is one line that says why.</summary>
sealed class CatalogException(string message) : Exception(message);
