using System.Collections.Immutable;
using PersistentObjects;

namespace Chatting;

public interface IMessage
{
    Member From { get; }

    DateTimeOffset Sent { get; }

    string Preview { get; }
}

[Flags]
public enum Rights : uint
{
    Read = 1,
    Post = 1 << 1,
    Invite = 1 << 2,
    Everything = uint.MaxValue,
}

[Persistent]
public sealed partial class Member
{
    public Member(string handle) => Handle = handle;

    [Unique]
    public partial string Handle { get; set; }

    public partial DateTimeOffset? LastSeen { get; set; }

    public override string ToString() => "@" + Handle;
}

[Persistent]
public partial class Room
{
    public required partial string Name { get; set; }

    public partial string? Topic { get; set; }

    public partial ImmutableDictionary<Member, Rights> Members { get; private set; } = ImmutableDictionary<Member, Rights>.Empty;

    public partial Message? Pinned { get; set; }

    public void Join(Member member, Rights rights = Rights.Read | Rights.Post) => Members = Members.SetItem(member, rights);

    public void Leave(Member member) => Members = Members.Remove(member);

    public bool May(Member member, Rights rights) => Members.TryGetValue(member, out var granted) && granted.HasFlag(rights);
}

[Persistent]
public abstract partial class Message : IMessage
{
    protected Message(Room room, Member from, DateTimeOffset sent)
    {
        if (!room.May(from, Rights.Post)) throw new UnauthorizedAccessException($"{from} may not post in {room.Name}.");
        (Room, From, Sent) = (room, from, sent);
    }

    [Index]
    public partial Room Room { get; private init; }

    [Index]
    public partial Member From { get; private init; }

    public partial DateTimeOffset Sent { get; private init; }

    /// <summary>Who reacted, by emoji.</summary>
    public partial ImmutableSortedDictionary<string, ImmutableArray<Member>> Reactions { get; private set; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<Member>>(StringComparer.Ordinal);

    public abstract string Preview { get; }

    public void React(string emoji, Member by)
    {
        var before = Reactions.GetValueOrDefault(emoji, []);
        if (!before.Contains(by)) Reactions = Reactions.SetItem(emoji, before.Add(by));
    }
}

[Persistent]
public partial class TextMessage : Message
{
    public TextMessage(Room room, Member from, DateTimeOffset sent, string text)
        : base(room, from, sent) => Text = text;

    public partial string Text { get; private set; }

    public partial ImmutableArray<(string Text, DateTimeOffset Until)> Earlier { get; private set; } = [];

    public override string Preview => Text.ReplaceLineEndings(" ");

    public void Edit(string text, DateTimeOffset at)
    {
        Earlier = Earlier.Add((Text, at));
        Text = text;
    }
}

[Persistent]
public partial class PictureMessage : Message
{
    public PictureMessage(Room room, Member from, DateTimeOffset sent)
        : base(room, from, sent)
    {
    }

    public required partial ReadOnlyMemory<byte> Picture { get; init; }

    public partial (ushort Width, ushort Height) Size { get; init; }

    public override string Preview => $"{Size.Width} x {Size.Height}, {Picture.Length} bytes";
}

public sealed partial class Chat : PersistentStore
{
    public partial Extent<Member> Members { get; }

    public partial Extent<Room> Rooms { get; }

    public partial Extent<Message> Messages { get; }
}
