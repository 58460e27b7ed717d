using PersistentObjects.Shapes.Tests.Compiled;

namespace PersistentObjects.Shapes.Tests.Matrix;

/// <summary>The compiled matrix. Compiled once, when the first test needs it.</summary>
sealed class MatrixProgram
{
    static readonly Lazy<MatrixProgram> Compiled = new(() => new MatrixProgram());

    readonly Func<PersistentObject, object?>[][] _samples;
    readonly Dictionary<string, Func<PersistentStore, object?, long>> _counts;
    readonly Func<StoreOptions, PersistentStore> _open;
    readonly Func<PersistentStore> _openInMemory;
    readonly CompiledClass _target;
    readonly CompiledClass[] _shapes;

    MatrixProgram()
    {
        var program = CompiledProgram.Load("Matrix", MatrixSource.Write());
        var driver = program.Type("Matrix.Driver");
        _open = driver.GetMethod("Open")!.CreateDelegate<Func<StoreOptions, PersistentStore>>();
        _openInMemory = driver.GetMethod("OpenInMemory")!.CreateDelegate<Func<PersistentStore>>();
        _samples = (Func<PersistentObject, object?>[][])driver.GetProperty("Samples")!.GetValue(null)!;
        _counts = (Dictionary<string, Func<PersistentStore, object?, long>>)driver.GetProperty("Counts")!.GetValue(null)!;
        _target = new CompiledClass(program.Type("Matrix.Target"));
        _shapes = [.. MatrixShape.All.Select(shape => new CompiledClass(program.Type("Matrix." + shape.Class.Replace('.', '+'))))];
    }

    public static MatrixProgram Instance => Compiled.Value;

    public PersistentStore Open(StoreOptions options) => _open(options);

    public PersistentStore OpenInMemory() => _openInMemory();

    public PersistentObject NewTarget() => _target.New();

    public PersistentObject TargetIn(PersistentStore store) => _target.In(store).First();

    public PersistentObject NewEmpty(int shape) => _shapes[shape].New();

    /// <summary>A detached object that has one sample of its type in each property, counted round.</summary>
    public PersistentObject New(int shape, int sample, PersistentObject target)
    {
        var o = NewEmpty(shape);
        foreach (var entry in MatrixCase.Of(shape)) Set(entry, o, Sample(entry, sample, target));
        return o;
    }

    public PersistentObject Single(int shape, PersistentStore store) => _shapes[shape].In(store).Single();

    /// <summary>A value that is made anew. Numbers from <see cref="SampleCount"/> on begin again.</summary>
    public object? Sample(MatrixCase entry, int sample, PersistentObject target) =>
        _samples[entry.Type][sample % SampleCount(entry)](target);

    public int SampleCount(MatrixCase entry) => _samples[entry.Type].Length;

    public object? Get(MatrixCase entry, PersistentObject o) => _shapes[entry.Shape].Get(entry.Property, o);

    public void Set(MatrixCase entry, PersistentObject o, object? value) => _shapes[entry.Shape].Set(entry.Property, o, value);

    /// <summary>The bytes of the published value.</summary>
    public byte[] Encode(MatrixCase entry, PersistentObject o) => _shapes[entry.Shape].Encode(entry.Property, o);

    /// <summary>How many objects the property's index finds for a key.</summary>
    public long Count(MatrixCase entry, PersistentStore store, object? key) => _counts[$"S{entry.Shape}.{entry.Property}"](store, key);
}
