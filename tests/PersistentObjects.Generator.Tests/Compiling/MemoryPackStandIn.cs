namespace PersistentObjects.Generator.Tests.Compiling;

/// <summary>
/// MemoryPack's attribute and the overloads of its serializer, as source of a user's project: the package itself is not
/// on every feed. What they write is JSON, behind a byte that tells it from what anything else would write.
/// </summary>
static class MemoryPackStandIn
{
    public const string Source = """
        namespace MemoryPack
        {
            using System.Buffers;

            [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
            public sealed class MemoryPackableAttribute : Attribute;

            public record MemoryPackSerializerOptions;

            public static class MemoryPackSerializer
            {
                const byte Mark = 0x4D;

                public static void Serialize<T, TBufferWriter>(in TBufferWriter bufferWriter, in T? value, MemoryPackSerializerOptions? options = default)
                    where TBufferWriter : IBufferWriter<byte> => bufferWriter.Write(Serialize(value, options));

                public static byte[] Serialize<T>(in T? value, MemoryPackSerializerOptions? options = default) =>
                    [Mark, .. System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(value)];

                public static byte[] Serialize(Type type, object? value, MemoryPackSerializerOptions? options = default) =>
                    throw new NotSupportedException($"{type} is known when this is compiled: {value} {options}");

                public static T? Deserialize<T>(ReadOnlySpan<byte> buffer, MemoryPackSerializerOptions? options = default) =>
                    buffer[0] == Mark
                        ? System.Text.Json.JsonSerializer.Deserialize<T>(buffer[1..])
                        : throw new FormatException($"Not written by this: {buffer[0]} {options}");

                public static int Deserialize<T>(ReadOnlySpan<byte> buffer, ref T? value, MemoryPackSerializerOptions? options = default) =>
                    throw new NotSupportedException($"{buffer.Length} {value} {options}");

                public static T? Deserialize<T>(in ReadOnlySequence<byte> buffer, MemoryPackSerializerOptions? options = default) =>
                    throw new NotSupportedException($"{buffer.Length} {options}");
            }
        }
        """;
}
