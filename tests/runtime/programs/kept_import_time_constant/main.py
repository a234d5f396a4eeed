from constants import DIM
from use import vector

print(DIM, vector())
