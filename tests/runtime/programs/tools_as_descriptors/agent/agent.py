class Agent:
    def __init__(self, toolbox, policy):
        self.toolbox = toolbox
        self.policy = policy
        self.transcript = []

    def run(self, goal, max_steps=5):
        state = goal
        for _ in range(max_steps):
            call = self.policy(state)
            if call is None:
                break
            state = self.toolbox.invoke(call)
            self.transcript.append((call.split()[0], state))
        return state
