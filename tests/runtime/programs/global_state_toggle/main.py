import state
from users import add_user, user_count

state.init(":memory:")
add_user("a")
add_user("b")
print(user_count(), state.is_ready(), state.client is not None)
state.shutdown()
print(state.is_ready())
