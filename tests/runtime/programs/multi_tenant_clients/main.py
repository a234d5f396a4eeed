from tenants import TenantPool

pool = TenantPool(["a", "b"])
pool.write("a", 1)
pool.write("a", 2)
pool.write("b", 1)
print(pool.sizes())
try:
    pool.write("c", 1)
except PermissionError as e:
    print(e)
pool.close()
