from .admin import router as admin_router
from .documents import router as documents_router
from .search import router as search_router

ROUTERS = (documents_router, search_router, admin_router)
