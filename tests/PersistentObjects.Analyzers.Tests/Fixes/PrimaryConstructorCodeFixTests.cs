using PersistentObjects.Analyzers.Tests.Harness;

namespace PersistentObjects.Analyzers.Tests.Fixes;

sealed class PrimaryConstructorCodeFixTests
{
    const string Id = "PO0005";

    [Test]
    public Task Initializers_become_assignments() =>
        """
        [Persistent]
        public partial class [|Account|](string email, int Age = 7)
        {
            // The address.
            public partial string Email { get; set; } = email.Trim(); // Trimmed.

            public partial int Age { get; set; } = Age + 1;

            [NotPersistent]
            readonly int _length = email.Length;

            public partial int Logins { get; set; } = 1;

            public int Length => _length;
        }
        """.ShouldBeFixedTo(
            """
            [Persistent]
            public partial class Account
            {
                public Account(string email, int Age = 7)
                {
                    Email = email.Trim();
                    this.Age = Age + 1;
                    _length = email.Length;
                }

                // The address.
                public partial string Email { get; set; } // Trimmed.

                public partial int Age { get; set; }

                [NotPersistent]
                readonly int _length;

                public partial int Logins { get; set; } = 1;

                public int Length => _length;
            }
            """,
            Id,
            // A recovered object has no length, which only the constructor can tell: what becomes of that is left to the user.
            alsoReported: "PO0038");

    [Test]
    public Task Arguments_of_the_base_class_go_along() =>
        """
        [Persistent]
        public abstract partial class Entity
        {
            protected Entity(int key) => Key = key;

            public partial int Key { get; set; }
        }

        [Persistent]
        public abstract partial class [|Account|](int key) : Entity(key + 1), IDisposable
        {
            public void Dispose() => GC.SuppressFinalize(this);
        }
        """.ShouldBeFixedTo(
            """
            [Persistent]
            public abstract partial class Entity
            {
                protected Entity(int key) => Key = key;

                public partial int Key { get; set; }
            }

            [Persistent]
            public abstract partial class Account : Entity, IDisposable
            {
                protected Account(int key) : base(key + 1)
                {
                }

                public void Dispose() => GC.SuppressFinalize(this);
            }
            """,
            Id);

    [TestCase("public int Twice => 2 * number;")]
    [TestCase("public Account() : this(1) { }")]
    [TestCase("[NotPersistent] public Func<int> Number { get; } = () => number;")]
    [TestCase("[NotPersistent] readonly int _a = number, _b; public int Sum => _a + _b;")]
    public Task What_is_not_mechanical_is_left_to_the_user(string member) =>
        $$"""
        [Persistent] public partial class [|Account|](int number) { public partial int Age { get; set; } = number; {{member}} }
        """.ShouldOffer(Id);
}
