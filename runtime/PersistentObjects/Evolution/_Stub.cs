using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
namespace PersistentObjects.Evolution;
sealed class SchemaNames(IEnumerable<FormerName> names) { internal StoredType Today(StoredType stored) { _ = names; return stored; } }
sealed class Transcoder { internal static Transcoder? TryCreate(StoredType a, StoredType b, bool ignoresNames) => null; internal bool IsIdentity; internal bool MayRefuse; internal bool ChangesReferences; internal void Convert(ref RecordReader from, RecordWriter to) {} }
sealed class ValueRefusedException(string what) : Exception(what);
static class StoredValues { internal static object? Read(StoredType t, ref RecordReader r, IObjectResolver x) => null; }
static class RetiredValue { internal static T? To<T>(object? o) => default; }
