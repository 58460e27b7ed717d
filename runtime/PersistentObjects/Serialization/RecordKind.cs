namespace PersistentObjects.Serialization;

/// <summary>The kinds of records in a batch: FORMAT.md, "Records".</summary>
enum RecordKind : byte
{
    /// <summary>A transaction, or the last part of a large one. Takes the next commit version.</summary>
    Transaction = 1,

    /// <summary>Operations of the transaction that a later <see cref="Transaction"/> record completes.</summary>
    TransactionPart = 2,

    /// <summary>A class description.</summary>
    Schema = 3,

    /// <summary>The parts before it belong to a transaction that was never completed.</summary>
    Abandon = 4,

    /// <summary>Which programs may read the store from the transaction on that comes next.</summary>
    Reader = 5,
}

/// <summary>The operations in a transaction record.</summary>
enum Operation : byte
{
    /// <summary>Objects of one class come into being: schema number, first id, count.</summary>
    Create = 1,

    /// <summary>All values of an object: id, then the values in the order of its class description.</summary>
    Fill = 2,

    /// <summary>Some values of an object: id, then pairs of property number (from 1) and value, then 0.</summary>
    Update = 3,

    /// <summary>An object is deleted: id.</summary>
    Delete = 4,

    /// <summary>A migration has run: its id.</summary>
    Migrated = 5,
}
