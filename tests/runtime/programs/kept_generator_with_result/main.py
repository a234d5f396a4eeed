from flow import report

for line in report():
    print(line)
