using PersistentObjects.CompilerServices;
using PersistentObjects.Schema;
namespace PersistentObjects.Evolution;
static class StoredValues { internal static object? Read(StoredType t, ref RecordReader r, IObjectResolver x) => null; }
static class RetiredValue { internal static T? To<T>(object? o) => default; }
