from etl.run import run

print(run())
