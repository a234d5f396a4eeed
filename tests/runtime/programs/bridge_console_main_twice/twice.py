from tool.cli import main

if __name__ == "__main__":
    codes = [main(), main()]
    print(codes)
