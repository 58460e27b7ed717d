using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PersistentObjects.CompilerServices;

namespace PersistentObjects
{
    [AttributeUsage(AttributeTargets.Class, Inherited = false)] public sealed class PersistentAttribute : Attribute;
    [AttributeUsage(AttributeTargets.Property)] public sealed class UniqueAttribute : Attribute;
    [AttributeUsage(AttributeTargets.Property)] public sealed class IndexAttribute : Attribute;
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)] public sealed class NotPersistentAttribute : Attribute;

    public abstract class PersistentObject { internal object? _store; protected PersistentObject() { } }

    public abstract class PersistentStore : IDisposable
    {
        protected PersistentStore(StoreOptions options, PersistentClass[] extents, PersistentClass[][] manifests) { }
        protected Extent<T> ExtentOf<T>() where T : PersistentObject, IPersistentClass<T> => new();
        protected static TStore OpenStore<TStore>(StoreOptions options) where TStore : PersistentStore, IPersistentStore<TStore> => TStore.Create(options);
        protected static Task<TStore> OpenStoreAsync<TStore>(StoreOptions options, IProgress<OpenProgress>? progress, CancellationToken cancellationToken) where TStore : PersistentStore, IPersistentStore<TStore> => Task.FromResult(TStore.Create(options));
        protected static TStore OpenStoreInMemory<TStore>(StoreOptions? options) where TStore : PersistentStore, IPersistentStore<TStore> => TStore.Create(options ?? new());
        public void Dispose() { }
        public T Add<T>(T o) where T : PersistentObject => o;
    }

    public sealed class Extent<T> : IReadOnlyCollection<T> where T : PersistentObject
    {
        public int Count => 0;
        public IEnumerator<T> GetEnumerator() => Enumerable.Empty<T>().GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        public UniqueIndex<TKey, T> Index<TKey>(UniqueIndexDefinition<TKey> definition) => default;
        public EqualityIndex<TKey, T> Index<TKey>(EqualityIndexDefinition<TKey> definition) => default;
    }
    public readonly struct UniqueIndex<TKey, T> where T : PersistentObject { public T? Find(TKey key) => null; public bool TryGet(TKey key, [MaybeNullWhen(false)] out T value) { value = null; return false; } public T this[TKey key] => throw new KeyNotFoundException(); }
    public readonly struct EqualityIndex<TKey, T> where T : PersistentObject { public int Count(TKey key) => 0; }
    public readonly record struct ObjectId(long Value);
    public sealed record StoreOptions { public string? Directory { get; init; } }
    public readonly record struct OpenProgress(long BytesRead, long BytesTotal, long Transactions);
    public static class PersistentObjectExtensions { extension(PersistentObject o) { public ObjectId Id => default; public long Version => 0; } }
}
namespace PersistentObjects.CompilerServices
{
    public interface IPersistentClass<TSelf> where TSelf : class { static abstract PersistentClass Model { get; } }
    public interface IPersistentStore<TSelf> where TSelf : PersistentStore { static abstract TSelf Create(StoreOptions options); }
    public readonly struct Recovery;
    public static class Fields
    {
        public static T Read<T>(ref readonly T field) => field;
        public static bool IsSettled(PersistentObject o) => true;
        public static bool IsDetached(PersistentObject o) => o._store is null;
        public static bool TryReadWide<T>(PersistentObject o, ref readonly T field, out T value) { value = field; return true; }
    }
    public delegate ref T FieldAccessor<T>(PersistentObject o);
    public abstract class PersistentProperty(string name) { public string Name => name; }
    public sealed class PersistentProperty<T>(string name, ValueCodec<T> codec, FieldAccessor<T> field) : PersistentProperty(name) { public T ReadVersion(PersistentObject o) => field(o); public void Set(PersistentObject o, T value) { _ = codec; field(o) = value; } }
    public abstract class ValueCodec<T>;
    sealed class Codec<T> : ValueCodec<T>;
    public static class ValueCodecs
    {
        public static ValueCodec<string> String { get; } = new Codec<string>();
        public static ValueCodec<string?> NullableString { get; } = new Codec<string?>();
        public static ValueCodec<decimal> Decimal { get; } = new Codec<decimal>();
        public static ValueCodec<int> Int32 { get; } = new Codec<int>();
        public static ValueCodec<T> Enum<T>(string name) where T : struct, Enum => new Codec<T>();
        public static ValueCodec<T?> Nullable<T>(ValueCodec<T> codec) where T : struct => new Codec<T?>();
        public static ValueCodec<T> Reference<T>(string name) where T : PersistentObject => new Codec<T>();
        public static ValueCodec<T?> NullableReference<T>(string name) where T : PersistentObject => new Codec<T?>();
    }
    public sealed class PersistentClass(string name, Type type, PersistentClass? baseClass, Func<PersistentObject>? create, PersistentProperty[] properties, IndexDefinition[] indexes, Func<PersistentClass[]> reachable)
    {
        public string Name => name; public Type Type => type; public PersistentClass? Base => baseClass; public Func<PersistentObject>? Create => create; public PersistentProperty[] Properties => properties; public IndexDefinition[] Indexes => indexes; public PersistentClass[] Reachable => reachable();
        public static PersistentClass Of<T>() where T : class, IPersistentClass<T> => T.Model;
        public string Describe(PersistentObject o) => name + string.Join(",", properties.Select(p => p.Name));
    }
    public abstract class IndexDefinition;
    public sealed class UniqueIndexDefinition<TKey>(string name, PersistentProperty<TKey> key) : IndexDefinition { public string Name => name + key.Name; }
    public sealed class EqualityIndexDefinition<TKey>(string name, PersistentProperty<TKey> key) : IndexDefinition { public string Name => name + key.Name; }
    [AttributeUsage(AttributeTargets.Assembly)] public sealed class PersistentManifestAttribute(Type classes) : Attribute { public Type Classes => classes; }
}
