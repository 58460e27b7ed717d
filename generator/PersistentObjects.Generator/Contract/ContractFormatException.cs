namespace PersistentObjects.Generator.Contract;

/// <summary>The text of a contract can't be read. It leaves the reader as a result.</summary>
sealed class ContractFormatException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
