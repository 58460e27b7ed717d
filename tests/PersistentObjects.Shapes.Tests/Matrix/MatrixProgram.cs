using System.Reflection;
using System.Runtime.Loader;
using PersistentObjects.CompilerServices;
using PersistentObjects.Generator.Tests.Compiling;
using PersistentObjects.Testing;

namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>The compiled matrix. Compiled once, when the first test needs it.</summary>
sealed class MatrixProgram
{
    const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    static readonly Lazy<MatrixProgram> Compiled = new(() => new MatrixProgram(MatrixSource.Write()));

    readonly Assembly _assembly;
    readonly Func<StoreOptions, PersistentStore> _open;
    readonly Func<PersistentObject, object?>[][] _samples;
    readonly Dictionary<string, Func<PersistentStore, object?, int>> _counts;

    MatrixProgram(string source)
    {
        using var image = new MemoryStream(UserProject.With(source).Named("Matrix").Run().ShouldCompile().Emit());
        _assembly = new AssemblyLoadContext(nameof(MatrixProgram)).LoadFromStream(image);
        var driver = _assembly.GetType("Matrix.Driver", throwOnError: true)!;
        _open = driver.GetMethod("Open")!.CreateDelegate<Func<StoreOptions, PersistentStore>>();
        _samples = (Func<PersistentObject, object?>[][])driver.GetProperty("Samples")!.GetValue(null)!;
        _counts = (Dictionary<string, Func<PersistentStore, object?, int>>)driver.GetProperty("Counts")!.GetValue(null)!;
    }

    public static MatrixProgram Instantiated => Compiled.Value;

    public PersistentStore Open(SimulatedDisk disk) => _open(new StoreOptions { Storage = disk, SegmentSizeBytes = 64 << 10 });

    public PersistentObject NewTarget() => (PersistentObject)Activator.CreateInstance(_assembly.GetType("Matrix.Target")!)!;

    /// <summary>A detached object that has the first sample of its type in each property.</summary>
    public PersistentObject New(MatrixCase entry, PersistentObject target)
    {
        var o = (PersistentObject)Activator.CreateInstance(ClassOf(entry))!;
        foreach (var other in MatrixCase.All)
        {
            if (other.Shape == entry.Shape) Set(other, o, Sample(other, 0, target));
        }
        return o;
    }

    public int SampleCount(MatrixCase entry) => _samples[entry.Type].Length;

    public object? Sample(MatrixCase entry, int sample, PersistentObject target) => _samples[entry.Type][sample](target);

    public object? Get(MatrixCase entry, PersistentObject o) => PropertyOf(entry).GetValue(o);

    public void Set(MatrixCase entry, PersistentObject o, object? value) =>
        PropertyOf(entry).SetValue(o, value, BindingFlags.DoNotWrapExceptions, null, null, null);

    /// <summary>The bytes of the published value.</summary>
    public byte[] Encode(MatrixCase entry, PersistentObject o)
    {
        var of = typeof(PersistentClass).GetMethod(nameof(PersistentClass.Of))!.MakeGenericMethod(ClassOf(entry));
        var model = (PersistentClass)of.Invoke(null, null)!;
        var writer = new RecordWriter();
        model.Properties.Single(property => property.Name == entry.Property).Write(writer, o);
        return writer.Written.ToArray();
    }

    /// <summary>How many objects the property's index finds for a key.</summary>
    public int Count(MatrixCase entry, PersistentStore store, object? key) => _counts[$"S{entry.Shape}.{entry.Property}"](store, key);

    public PersistentObject Single(MatrixCase entry, PersistentStore store) => Extent(store, $"S{entry.Shape}").Single();

    public PersistentObject TargetIn(PersistentStore store) => Extent(store, "Targets").First();

    static IEnumerable<PersistentObject> Extent(PersistentStore store, string name) =>
        (IEnumerable<PersistentObject>)store.GetType().GetProperty(name, Instance)!.GetValue(store)!;

    Type ClassOf(MatrixCase entry) => _assembly.GetType("Matrix." + entry.ShapeOfClass.Class.Replace('.', '+'), throwOnError: true)!;

    PropertyInfo PropertyOf(MatrixCase entry)
    {
        // A private setter is seen only through the class that declares the property.
        for (var type = ClassOf(entry); ; type = type.BaseType!)
        {
            if (type.GetProperty(entry.Property, Instance) is { } property) return property;
        }
    }
}
