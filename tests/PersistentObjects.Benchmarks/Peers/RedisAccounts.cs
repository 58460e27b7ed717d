using System.Buffers.Text;
using System.Globalization;

namespace PersistentObjects.Benchmarks.Peers;

/// <summary>The accounts as hashes of Redis, with a key for each email and a set for each tier in place of the indexes.</summary>
static class RedisAccounts
{
    const int Pipeline = 500;

    internal static void Fill(RedisServer server, int count)
    {
        using var connection = server.Connect();
        for (var start = 0; start < count; start += Pipeline)
        {
            var end = Math.Min(count, start + Pipeline);
            for (var i = start; i < end; i++)
            {
                var id = i.ToString(CultureInfo.InvariantCulture);
                var tier = (i % 10).ToString(CultureInfo.InvariantCulture);
                connection.Add(
                    "HSET", "account:" + id, "owner", Population.Owner(i), "email", Population.Email(i), "balance", id, "updated", "0", "tier", tier);
                connection.Add("SET", "email:" + Population.Email(i), id);
                connection.Add("SADD", "tier:" + tier, id);
            }
            connection.SendAndSkip(3 * (end - start));
        }
    }

    /// <summary>A connection of its own, which sets the balance of random accounts, so many in a pipeline.</summary>
    internal static Action Writer(RedisServer server, int count, int seed, int pipeline, ICollection<IDisposable> toClose)
    {
        var connection = server.Connect();
        toClose.Add(connection);
        var random = new Random(seed);
        var next = 0L;
        return () =>
        {
            Span<byte> key = stackalloc byte[32];
            Span<byte> balance = stackalloc byte[20];
            "account:"u8.CopyTo(key);
            for (var i = 0; i < pipeline; i++)
            {
                Utf8Formatter.TryFormat(random.Next(count), key[8..], out var digits);
                Utf8Formatter.TryFormat(++next, balance, out var length);
                connection.Begin(4);
                connection.AddWord("HSET"u8);
                connection.AddWord(key[..(8 + digits)]);
                connection.AddWord("balance"u8);
                connection.AddWord(balance[..length]);
            }
            connection.SendAndSkip(pipeline);
        };
    }
}
