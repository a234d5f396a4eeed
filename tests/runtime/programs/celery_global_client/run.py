from tasks import index, setup

setup.delay()
print([index.delay(i).get() for i in range(2)])
