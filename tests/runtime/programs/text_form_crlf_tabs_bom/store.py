# store with tabs
from qdrant_client import QdrantClient , models   # odd spacing


class Store( object ):
	'''Tabs here.'''
	def __init__( self, client : QdrantClient ):
		self.client=client ; self.n = 0

	def create(self, name):   # trailing comment
		return self.client.create_collection( name , vectors_config = models.VectorParams(size = 1, distance = models.Distance.DOT) ) # end

	def size( self, name ) :
		n = self.client.count( name ).count ; self.n += n    # two statements

		return n
