using Chatting;

namespace PersistentObjects.Shapes.Tests.DomainModels.Chat;

sealed class ChatTests
{
    static readonly DateTimeOffset Now = new(2026, 7, 8, 9, 10, 11, TimeSpan.FromHours(2));

    [Test]
    public void A_chat_survives_restarts() => Restarts.Survive(
        Chatting.Chat.Open,
        chat =>
        {
            var (ann, bob) = (chat.Add(new Member("ann")), chat.Add(new Member("bob")));
            var room = chat.Add(new Room { Name = "Tea kitchen" });
            room.Join(ann, Rights.Everything);
            room.Join(bob);
            var text = chat.Add(new TextMessage(room, ann, Now, "Good morning\n🫖 lone: \ud83d"));
            text.React("👋", bob);
            text.React("👋", ann);
            text.React("☕", bob);
            room.Pinned = text;
        },
        chat =>
        {
            var (ann, bob) = (chat.Members.ByHandle["ann"], chat.Members.ByHandle["bob"]);
            var room = chat.Rooms.Single();
            room.Pinned!.Reactions["👋"].ShouldBe([bob, ann]);
            (room.May(bob, Rights.Post), room.May(bob, Rights.Invite), room.May(ann, (Rights)0x8000_0000)).ShouldBe((true, false, true));
            byte[] picture = [1, 2, 3];
            chat.Add(new PictureMessage(room, bob, Now.AddMinutes(1)) { Picture = picture, Size = (640, 480) });
            picture[0] = 99;
            ((TextMessage)room.Pinned).Edit("Good evening", Now.AddHours(8));
            room.Leave(bob);
        },
        chat =>
        {
            var bob = chat.Members.ByHandle["bob"];
            var room = chat.Rooms.Single();
            IMessage picture = chat.Messages.ByFrom[bob].Single();
            picture.Preview.ShouldBe("640 x 480, 3 bytes");
            ((PictureMessage)picture).Picture.ToArray().ShouldBe([1, 2, 3]);
            chat.Messages.ByRoom.Count(room).ShouldBe(2);
            Should.Throw<UnauthorizedAccessException>(() => chat.Add(new TextMessage(room, bob, Now, "Hm")));
            bob.LastSeen = Now.AddDays(1);
            room.Pinned = null;
        });
}
