namespace PersistentObjects.Shapes.Tests.Documentation;

/// <summary>
/// The part of MemoryPack's API that generated code calls, in the compilation of a user: the package itself is not on
/// every feed. It keeps the bytes of the one type that the tests have.
/// </summary>
static class MemoryPackStandIn
{
    public const string Source = """
        namespace MemoryPack
        {
            [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)] public sealed class MemoryPackableAttribute : Attribute;
            public sealed record MemoryPackSerializerOptions;

            public static class MemoryPackSerializer
            {
                public static void Serialize<T, TBufferWriter>(in TBufferWriter bufferWriter, in T? value, MemoryPackSerializerOptions? options = default)
                    where TBufferWriter : System.Buffers.IBufferWriter<byte> =>
                    System.Buffers.BuffersExtensions.Write(bufferWriter, ((global::Documented.Packet)(object)value!).Bytes.AsSpan());

                public static T? Deserialize<T>(ReadOnlySpan<byte> buffer, MemoryPackSerializerOptions? options = default) =>
                    (T)(object)new global::Documented.Packet { Bytes = [.. buffer] };
            }
        }
        """;
}
