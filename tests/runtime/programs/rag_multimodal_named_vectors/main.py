from service import MultiModal

mm = MultiModal()
mm.add(1, image=[1.0, 0.0], text=[0.0, 1.0], words={1: 1.0})
mm.add(2, image=[0.0, 1.0], text=[1.0, 0.0], words={2: 1.0})
mm.add(3, image=[0.7, 0.7], text=[0.7, 0.7], words={1: 0.5, 2: 0.5})
print(mm.by("image", [1.0, 0.1]))
print(mm.by_words({2: 1.0}))
print(mm.fused([1.0, 0.0], [0.0, 1.0]))
