using System.Collections.Immutable;
using PersistentObjects;

namespace FileTrees;

[Flags]
public enum Permissions : ushort
{
    None = 0,
    OthersRead = 0b000_000_100,
    GroupRead = 0b000_100_000,
    OwnerExecute = 0b001_000_000,
    OwnerWrite = 0b010_000_000,
    OwnerRead = 0b100_000_000,
}

/// <summary>Where in the backing storage a part of a file lies.</summary>
public readonly record struct Chunk(UInt128 Hash, uint Length);

[Persistent]
public abstract partial class Node
{
    private protected Node(Folder? parent, string name)
    {
        if (name.Contains('/')) throw new ArgumentException("A name has no slash.", nameof(name));
        (Parent, Name) = (parent, name);
    }

    [Index]
    public partial Folder? Parent { get; private set; }

    [Index]
    public partial string Name { get; set; }

    public partial Permissions Permissions { get; set; } = Permissions.OwnerRead | Permissions.OwnerWrite;

    public partial DateTime Modified { get; set; }

    public string Path => Parent is { } parent ? $"{parent.Path.TrimEnd('/')}/{Name}" : "/";

    public abstract long Size(FileTree tree);

    public void MoveTo(Folder folder)
    {
        for (var above = folder; above is not null; above = above.Parent)
        {
            if (above == this) throw new InvalidOperationException($"{Path} can't be moved into itself.");
        }
        Parent = folder;
    }
}

[Persistent]
public sealed partial class Folder : Node
{
    public Folder(Folder? parent, string name)
        : base(parent, name)
    {
    }

    public override long Size(FileTree tree) => tree.Nodes.ByParent[this].Sum(child => child.Size(tree));
}

[Persistent]
public partial class File : Node
{
    public File(Folder parent, string name)
        : base(parent, name)
    {
    }

    public partial ImmutableArray<Chunk> Chunks { get; private set; } = [];

    public partial ImmutableArray<byte> Signature { get; private set; }

    public void Append(Chunk chunk, DateTime now)
    {
        Chunks = Chunks.Add(chunk);
        Modified = now;
    }

    public void Sign(params ImmutableArray<byte> signature) => Signature = signature;

    public override long Size(FileTree tree) => Chunks.Sum(chunk => chunk.Length);
}

[Persistent]
public sealed partial class SymbolicLink : Node
{
    public SymbolicLink(Folder parent, string name, Node target)
        : base(parent, name) => Target = target;

    public partial Node Target { get; set; }

    public override long Size(FileTree tree) => 0;
}

public sealed partial class FileTree : PersistentStore
{
    public partial Extent<Node> Nodes { get; }

    public partial Extent<File> Files { get; }

    public Folder Root => (Folder)Nodes.ByParent[null].Single();

    public Node? Find(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate((Node?)Root, (folder, name) => Nodes.ByParent[folder as Folder].FirstOrDefault(node => node.Name == name));
}
