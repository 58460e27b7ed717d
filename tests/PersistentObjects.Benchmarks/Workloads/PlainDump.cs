namespace PersistentObjects.Benchmarks.Workloads;

/// <summary>What a program does that has no library: write the values of all objects into a file, and read them back.</summary>
static class PlainDump
{
    internal static void Write(ReadOnlySpan<PlainAccount> accounts, string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 18);
        using var writer = new BinaryWriter(stream);
        for (var i = 0; i < accounts.Length; i++)
        {
            var account = accounts[i];
            writer.Write((long)i);
            writer.Write(account.Owner);
            writer.Write(account.Email);
            writer.Write(account.Balance);
            writer.Write(account.UpdatedAt);
            writer.Write((int)account.Tier);
        }
        writer.Flush();
        stream.Flush(flushToDisk: true);
    }

    /// <summary>With a dictionary for the id and for each index.</summary>
    internal static object Load(string file, int count)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 18);
        using var reader = new BinaryReader(stream);
        var byId = new Dictionary<long, PlainAccount>(count);
        var byEmail = new Dictionary<string, PlainAccount>(count);
        var byTier = new Dictionary<Tier, HashSet<PlainAccount>>();
        for (var i = 0; i < count; i++)
        {
            var id = reader.ReadInt64();
            var (owner, email, balance, updatedAt) = (reader.ReadString(), reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
            var account = new PlainAccount(owner, email, balance, (Tier)reader.ReadInt32()) { UpdatedAt = updatedAt };
            byId.Add(id, account);
            byEmail.Add(email, account);
            if (!byTier.TryGetValue(account.Tier, out var ofTier)) byTier.Add(account.Tier, ofTier = []);
            ofTier.Add(account);
        }
        return (byId, byEmail, byTier);
    }
}
