using Blogging;

namespace PersistentObjects.Shapes.Tests.DomainModels.Blog;

sealed class BlogTests
{
    static readonly DateTime Monday = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);
    static readonly Guid AnnKey = new("5d1b0d7e-53bd-4c6a-8ad1-e2d0be70a7c1");

    [Test]
    public void A_blog_survives_restarts() => Restarts.Survive(
        Blogging.Blog.Open,
        blog =>
        {
            var ann = new Author { Key = AnnKey, CreatedUtc = Monday, Name = "Ann", Slug = "ann", Homepage = new Uri("https://ann.example/") };
            var post = blog.Add(new Post { Key = 1, CreatedUtc = Monday, Author = ann, Slug = "first", Tags = ["b", "a"] });
            post.Edit("Hello to everybody out there.", ann, Monday.AddHours(1));
            post.Publish(Monday.AddHours(2));
            post.Options = PostOptions.Pinned | PostOptions.Unlisted;
            blog.Add(new Comment { Key = new Guid(1, 0, 0, new byte[8]), CreatedUtc = Monday, Post = post, Text = "Hi" });
        },
        blog =>
        {
            var post = blog.Posts.BySlug["first"];
            post.Teaser.ShouldBe("Hello to everybody o…");
            post.Author.ShouldBeSameAs(blog.Authors.ByKey[AnnKey]);
            post.Tags.ShouldBe(["a", "b"]);
            var first = blog.Comments.ByPost[post].Single();
            var reply = blog.Add(new Comment
            {
                Key = new Guid(2, 0, 0, new byte[8]),
                CreatedUtc = Monday,
                Post = post,
                InReplyTo = first,
                Text = "Hi yourself",
                Nickname = "z",
            });
            reply.Depth.ShouldBe(1);
            post.Edit(post.Text + " More.", post.Author, Monday.AddDays(1));
            post.Options |= PostOptions.CommentsClosed | (PostOptions)64;
        },
        blog =>
        {
            var post = blog.Posts.ByKey[1];
            post.Revisions.Length.ShouldBe(2);
            blog.Comments.ByInReplyTo[blog.Comments.ByInReplyTo[null].Single()].Single().Nickname.ShouldBe("z");
            Should.Throw<UniqueViolationException>(() => blog.Add(
                new Post { Key = 1, CreatedUtc = Monday, Author = post.Author, Slug = "second" })).Property.ShouldBe("Key");
            blog.Add(new Post { Key = 2, CreatedUtc = Monday, Author = post.Author, Slug = "second" });
            blog.Remove(post);
        },
        blog =>
        {
            (blog.Posts.Count, blog.Comments.Count, blog.Posts.ByKey.Contains(1)).ShouldBe((1, 0, false));
            Should.Throw<InvalidOperationException>(() => blog.Posts.ByKey[2].Publish(Monday));
            blog.Posts.ByKey[2].Title = "Second";
        });
}
